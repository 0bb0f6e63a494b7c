/**
 * Which heading or label means which part. Names are compared folded (see `../fold.ts`): without case, accents,
 * emoji and punctuation. Adding a dialect or a language is adding names here.
 */
import type { Part } from '../../model/anatomy.ts';
import { remembered } from '../../shared/remembered.ts';
import { fold } from '../fold.ts';

/** A part of the anatomy, or a part of one of its parts: what an alternative or a risk is made of. */
export type Role =
  | Part
  | 'description'
  | 'pros'
  | 'cons'
  | 'rejected because'
  | 'mitigation'
  | 'example'
  | 'aside';

type Names = Partial<Record<Role, string>>;

/** Names that mean the same wherever they stand. `|` separates them. */
const ANYWHERE: Names = {
  summary:
    'abstract|summary|overview|tl dr|tldr|in short|executive summary|decision summary|synopsis|zusammenfassung|kurzfassung|resume|resumen|resumo|riassunto|sintesi|samenvatting|streszczenie|podsumowanie|резюме|кратко|摘要|概要|要約|요약',
  context:
    'context|context and problem statement|context and problem|problem statement|the problem|problem|problems|problem description|statement of the problem|context of the problem|problem context|background|background and problem statement|context and background|background and context|motivation|introduction|issue|issues|the issue|need|needs|user needs|situation|current situation|current state|forces|why|business context|technical context|context statement|context reach prioritization|context reach and prioritization|question|overview and context|purpose|rationale and context|' +
    'kontext|kontext und problemstellung|kontext und problembeschreibung|problemstellung|problem und kontext|ausgangslage|hintergrund|fragestellung|' +
    'contexte|contexte et probleme|contexte et problematique|contexte et enonce du probleme|problematique|probleme|' +
    'contexto|contexto y problema|contexto y planteamiento del problema|contexto y enunciado del problema|planteamiento del problema|problema|antecedentes|motivacion|' +
    'contexto e problema|contexto e declaracao do problema|contexto e definicao do problema|motivacao|' +
    'contesto|contesto e problema|contesto e definizione del problema|motivazione|' +
    'context en probleemstelling|probleemstelling|achtergrond|aanleiding|' +
    'kontekst|kontekst i problem|kontekst i opis problemu|opis problemu|tlo|' +
    'контекст|контекст и проблема|контекст и постановка проблемы|контекст и описание проблемы|проблема|предыстория|мотивация|контекст і проблема|' +
    '背景|上下文|背景和问题|背景与问题|背景与问题陈述|背景和问题陈述|上下文和问题陈述|语境|问题|问题陈述|问题描述|現況|背景と課題|背景と問題|コンテキスト|コンテキストと問題提起|コンテキストと課題|文脈|課題|問題|맥락|배경|컨텍스트|맥락과 문제|배경 및 문제|컨텍스트와 문제 설명|문제|문제 정의',
  drivers:
    'decision drivers|drivers|driver|key drivers|forces and drivers|decision criteria|criteria|evaluation criteria|requirements|requirement|goals|goal|objectives|constraints|assumptions|assumptions and constraints|quality attributes|non goals|out of scope|scope|use cases|' +
    'entscheidungstreiber|entscheidungskriterien|einflussfaktoren|treiber|anforderungen|ziele|randbedingungen|annahmen|' +
    'facteurs de decision|moteurs de decision|criteres de decision|criteres|exigences|contraintes|' +
    'factores de decision|criterios de decision|impulsores de la decision|criterios|requisitos|restricciones|fatores de decisao|direcionadores da decisao|criterios de decisao|restricoes|' +
    'fattori decisionali|criteri di decisione|requisiti|vincoli|beslisfactoren|drijfveren|criteria voor de beslissing|czynniki decyzyjne|kryteria decyzji|wymagania|' +
    'факторы решения|факторы принятия решения|движущие силы решения|критерии|критерии принятия решения|требования|ограничения|决策驱动因素|决策驱动|决策因素|决策要素|驱动因素|需求|约束|意思決定の要因|決定要因|判断基準|決定の要因|制約|要件|결정 요인|결정 동인|의사결정 요인|요구사항|제약',
  decision:
    'decision|decisions|the decision|our decision|decision outcome|decision result|decision made|final decision|decision and rationale|decision rationale|decision statement|decision and justification|outcome|resolution|solution|the solution|chosen solution|chosen option|selected option|selected solution|proposed solution|solution proposed|proposal|proposals|the proposal|proposed|proposed decision|proposed approach|proposed change|proposed changes|proposed design|recommendation|recommended option|rationale|reasoning|justification|argument|arguments|response|conclusion|decision conclusion|what s proposed|whats proposed|what we decided|approach|the approach|decision drivers and outcome|answer|' +
    'entscheidung|entscheidungen|ergebnis der entscheidung|entscheidungsergebnis|beschluss|gewahlte option|gewahlte losung|losung|begrundung|ergebnis|' +
    'decision prise|resultat de la decision|solution retenue|option retenue|decision et justification|justificatif|' +
    'decision tomada|resultado de la decision|solucion|opcion elegida|justificacion|propuesta|decisao|decisao tomada|resultado da decisao|solucao|opcao escolhida|justificativa|proposta|' +
    'decisione|esito della decisione|decisione presa|soluzione|motivazione della decisione|besluit|beslissing|uitkomst van de beslissing|uitkomst|onderbouwing|oplossing|' +
    'decyzja|wynik decyzji|rezultat decyzji|rozwiazanie|uzasadnienie|решение|принятое решение|результат решения|итоговое решение|обоснование|вывод|рішення|' +
    '决策|决定|決策|決定|决策结果|决策结论|决定结果|决策结果和理由|决议|方案|解决方案|结论|理由|決定事項|決定内容|決定結果|意思決定の結果|結論|採用案|결정|결정 사항|결정 결과|의사결정|의사결정 결과|결론|해결책',
  consequences:
    'consequences|consequence|consequences of the decision|decision consequences|impact|impacts|implications|implication|results|result|effects|effect|outcomes|trade offs|tradeoffs|consequences and trade offs|resulting context|what it means|pros and cons|areas of impact|impact analysis|' +
    'konsequenzen|folgen|auswirkungen|konsequenz|consequences et impacts|impact et consequences|consecuencias|impacto|implicaciones|consequencias|implicacoes|impactos|conseguenze|impatto|implicazioni|gevolgen|consequenties|konsekwencje|skutki|последствия|следствия|влияние|наслідки|后果|影响|結果|結果と影響|影響|后果和影响|帰結|결과|영향|결과 및 영향',
  positive:
    'positive consequences|positive consequence|positive impacts|positive impact|positive outcomes|positive effects|benefits|benefit|advantages|upsides|gains|good consequences|positives|pros|positive|' +
    'positive konsequenzen|positive auswirkungen|vorteile|positiv|consequences positives|avantages|benefices|positif|positives|consecuencias positivas|beneficios|ventajas|positivas|positivo|positivos|consequencias positivas|vantagens|conseguenze positive|vantaggi|benefici|positieve gevolgen|positieve consequenties|voordelen|positief|pozytywne konsekwencje|pozytywne|konsekwencje pozytywne|zalety|korzysci|' +
    'положительные последствия|позитивные последствия|положительные|преимущества|плюсы|позитивні наслідки|积极后果|正面影响|积极影响|正面后果|优点|优势|好处|正面|积极|良い結果|ポジティブな結果|肯定的な結果|メリット|良い影響|利点|긍정적 결과|긍정적인 결과|긍정적 영향|긍정적|장점',
  negative:
    'negative consequences|negative consequence|negative impacts|negative impact|negative outcomes|negative effects|drawbacks|drawback|disadvantages|downsides|costs|limitations|bad consequences|negatives|cons|negative|' +
    'negative konsequenzen|negative auswirkungen|nachteile|negativ|consequences negatives|inconvenients|negatif|negatives|consecuencias negativas|desventajas|inconvenientes|negativas|negativo|negativos|consequencias negativas|desvantagens|conseguenze negative|svantaggi|negatieve gevolgen|negatieve consequenties|nadelen|negatief|negatywne konsekwencje|negatywne|konsekwencje negatywne|wady|' +
    'отрицательные последствия|негативные последствия|отрицательные|недостатки|минусы|негативні наслідки|消极后果|负面影响|消极影响|负面后果|缺点|劣势|坏处|负面|消极|悪い結果|ネガティブな結果|否定的な結果|デメリット|悪い影響|欠点|부정적 결과|부정적인 결과|부정적 영향|부정적|단점',
  neutral:
    'neutral consequences|neutral consequence|neutral impacts|neutral effects|neutral|neutrale konsequenzen|consequences neutres|neutre|neutres|consecuencias neutras|neutro|neutras|neutros|consequencias neutras|conseguenze neutre|neutrale gevolgen|neutraal|neutralne|neutralne konsekwencje|нейтральные последствия|нейтральные|中性影响|中性后果|中性|中立|ニュートラル|中立的な結果|중립|중립적',
  risks:
    'risks|risk|risks and mitigations|risks and mitigation|risk and mitigation|risk mitigation|risk assessment|risk analysis|risks and concerns|potential risks|concerns|trade offs and risks|risiken|risiken und massnahmen|risques|risques et mitigations|riesgos|riesgos y mitigaciones|riscos|riscos e mitigacoes|rischi|risico s|risicos|ryzyka|ryzyko|риски|ризики|风险|风险与缓解措施|リスク|위험|리스크|위험 요소',
  alternatives:
    'alternatives considered|considered alternatives|alternatives|alternative approaches|considered options|options considered|options|option|the options|available options|possible options|possible solutions|alternative solutions|alternative options|solution space exploration|solution options|other options|other options considered|other alternatives|rejected alternatives|rejected options|alternatives rejected|discarded options|discarded alternatives|pros and cons of the options|pros and cons of options|pros and cons of the alternatives|options and trade offs|evaluated options|evaluation of options|option analysis|options analysis|competition|competition alternatives|positions|prior art and alternatives|analysis of alternatives|design options|proposed options|candidates|' +
    'betrachtete optionen|betrachtete alternativen|erwogene optionen|optionen|alternativen|vor und nachteile der optionen|untersuchte alternativen|verworfene alternativen|options envisagees|options considerees|alternatives envisagees|alternatives considerees|avantages et inconvenients des options|solutions envisagees|' +
    'opciones consideradas|alternativas consideradas|opciones|alternativas|pros y contras de las opciones|opcoes consideradas|opcoes|pros e contras das opcoes|alternativas avaliadas|opzioni considerate|alternative considerate|opzioni|pro e contro delle opzioni|overwogen opties|overwogen alternatieven|opties|alternatieven|voor en nadelen van de opties|' +
    'rozwazane opcje|rozwazane alternatywy|opcje|alternatywy|zalety i wady opcji|рассмотренные варианты|рассматриваемые варианты|варианты|альтернативы|рассмотренные альтернативы|плюсы и минусы вариантов|розглянуті варіанти|' +
    '备选方案|候选方案|考虑的方案|考虑过的方案|考虑的选项|考虑过的选项|可选方案|替代方案|选项|方案对比|方案的优缺点|各方案的优缺点|选项的优缺点|検討した選択肢|検討した代替案|選択肢|代替案|検討された選択肢|検討したオプション|オプションの長所と短所|選択肢の長所と短所|고려한 옵션|고려된 옵션|고려한 대안|고려된 대안|검토한 대안|대안|옵션|옵션의 장단점|선택지',
  implementation:
    'implementation|implementation details|implementation notes|implementation plan|implementation strategy|implementation considerations|implementation changes|implementation path|implementation checklist|detailed design|design details|technical details|technical design|specification|technical specification|design|how|migration|migration plan|migration strategy|migration path|upgrade path|roadmap|next steps|action items|actions|follow up|follow up actions|umsetzung|implementierung|mise en oeuvre|implementacion|implementacao|implementazione|implementatie|implementacja|wdrozenie|реализация|внедрение|реалізація|实施|实现|实施方案|实施计划|実装|実装計画|구현|구현 계획|구현 방안',
  architecture:
    'architecture overview|high level architecture|system architecture|architecture diagram|target architecture|architekturuberblick|架构图|架构设计',
  components:
    'key components|core components|components|main components|component overview|komponenten|composants|componentes|componenti|componenten|komponenty|компоненты|关键组件|核心组件|主要コンポーネント|주요 구성 요소',
  rollout:
    'phased rollout|rollout|rollout plan|roll out|roll out plan|phases|implementation phases|timeline|milestones|schedule|rollout strategy|release plan|deployment plan|einfuhrung|zeitplan|deploiement|calendrier|despliegue|cronograma|fases|fasi|fasering|harmonogram|etapy|план внедрения|этапы|分阶段实施|实施步骤|展開計画|단계별 출시|롤아웃 계획',
  testing:
    'testing strategy|testing|tests|test strategy|test plan|testing plan|testing approach|validation|confirmation|verification|validation criteria|compliance|how to verify|acceptance criteria|teststrategie|tests und validierung|bestatigung|validierung|strategie de test|validacion|confirmacion|estrategia de pruebas|validacao|confirmacao|estrategia de testes|strategia di test|validazione|conferma|validatie|bevestiging|strategia testow|walidacja|potwierdzenie|стратегия тестирования|тестирование|подтверждение|проверка|валидация|测试策略|测试|验证|确认|テスト戦略|テスト|検証|確認|테스트 전략|테스트|검증|확인',
  monitoring:
    'monitoring|observability|monitoring and observability|monitoring observability|monitoring and alerting|monitoring alerting|monitoring strategy|monitoring and metrics|uberwachung|beobachtbarkeit|surveillance|supervision|monitoreo|monitoramento|monitoraggio|мониторинг|监控|监控与可观测性|可观测性|監視|モニタリング|모니터링',
  metrics:
    'metrics to track|metrics|key metrics|success metrics|kpis|kpi|success criteria|measures of success|slos|metriken|kennzahlen|metriques|metricas|metriche|metryki|метрики|指标|监控指标|メトリクス|指標|지표|메트릭',
  alerting:
    'alerting|alerts|alert|alarms|alerting rules|alarmierung|alertes|alertas|avvisi|alerty|алерты|оповещения|告警|警报|アラート|알림',
  related:
    'related decisions|related decision|related adrs|related adr|related records|related architecture decisions|related architecture decision records|relationships|relations|dependencies|related|verwandte entscheidungen|verwandte adrs|decisions liees|adr lies|decisiones relacionadas|adrs relacionados|decisoes relacionadas|adrs relacionadas|decisioni correlate|gerelateerde beslissingen|powiazane decyzje|связанные решения|相关决策|相关决定|相关adr|関連する決定|関連する意思決定|関連adr|관련 결정|관련 adr',
  references:
    'references|reference|links|link|more information|further reading|additional information|resources|related links|related resources|related documents links|related documents|additional resources|external links|useful links|relevant links|see also|sources|bibliography|further information|appendix|notes|note|referenzen|weitere informationen|verweise|quellen|weiterfuhrende links|liens|plus d informations|sources et liens|enlaces|referencias|mas informacion|ligacoes|mais informacoes|collegamenti|riferimenti|ulteriori informazioni|verwijzingen|meer informatie|referenties|odnosniki|linki|referencje|wiecej informacji|ссылки|источники|дополнительная информация|больше информации|参考|链接|参考资料|参考链接|更多信息|相关链接|参考資料|リンク|参照|追加情報|補足情報|詳細情報|참고|참고 자료|참고자료|링크|추가 정보|참조',
  reconsideration:
    'reconsideration|reconsideration conditions|reconsideration criteria|reconsideration triggers|when to reconsider|when to revisit|revisit|revisit when|revisit criteria|revisit conditions|review triggers|review conditions|review criteria|triggers for review|conditions for reconsideration|this decision should be revisited if|exit criteria|erneute prufung|neubewertung|uberprufung|reexamen|reconsideracion|cuando reconsiderar|reconsideracao|quando reconsiderar|riconsiderazione|heroverweging|ponowne rozwazenie|пересмотр|условия пересмотра|重新考虑|重新评估|何时重新考虑|再検討|再検討の条件|재검토|재검토 조건',
  status:
    'status|state|decision status|adr status|current status|zustand|statut|etat|estado|stato|stan|статус|состояние|状态|狀態|ステータス|状態|상태|deprecation reason|superseded reason|withdrawal reason|deprecation|deprecated|superseded|rejected|accepted',
  metadata:
    'metadata|meta|document information|participants|deciders|decision makers|authors|author s|stakeholders|deadline|date|tags|metadaten|metadonnees|metadatos|metadados|metadati|метаданные|元数据|メタデータ|메타데이터|rfc 2119 and rfc 8174|table of contents|contents|inhalt|glossary|definitions|terminology',
  changelog:
    'changelog|change log|history|revision history|document history|version history|change history|anderungshistorie|historie|historique|historial|historico|storico|geschiedenis|historia zmian|история изменений|变更记录|变更历史|変更履歴|更新履歴|변경 이력|todo|audit',
};

/** Names that mean something only inside a part; they beat those above there. */
const INSIDE: Partial<Record<Role, Names>> = {
  implementation: {
    architecture:
      'architecture|architektur|arquitectura|arquitetura|architettura|architectuur|архитектура|架构|アーキテクチャ|아키텍처|diagram',
  },
  monitoring: { metrics: 'what to monitor|dashboards', alerting: 'alert conditions' },
  consequences: {
    positive: 'good|better|easier|what becomes easier|pro|wins|gut|bien|bom|buono|goed|хорошо|好',
    negative:
      'bad|worse|harder|what becomes harder|what becomes more difficult|con|contra|losses|schlecht|mal|mauvais|ruim|cattivo|slecht|плохо|坏',
    neutral: 'other|mixed',
  },
  alternatives: {
    aside:
      'comparison|comparison table|summary|evaluation|overview|analysis|decision matrix|vergleich|comparaison|comparacion|比较|比較|비교|example',
  },
};

/** Names of what an alternative is made of. */
const OF_ALTERNATIVE: Names = {
  description:
    'description|overview|summary|what|how it works|approach|details|pros and cons|pros cons|advantages and disadvantages|vor und nachteile|ventajas y desventajas|avantages et inconvenients|beschreibung|descripcion|descricao|descrizione|beschrijving|opis|описание|描述|説明|설명',
  pros: 'pro|pros|advantages|advantage|benefits|benefit|strengths|positive|positives|good|positive consequences|upsides|vorteile|avantages|ventajas|vantagens|vantaggi|voordelen|zalety|плюсы|преимущества|优点|优势|メリット|長所|利点|장점|pour|pros and benefits',
  cons: 'con|cons|disadvantages|disadvantage|drawbacks|drawback|weaknesses|negative|negatives|bad|negative consequences|downsides|limitations|nachteile|inconvenients|desventajas|contras|desvantagens|svantaggi|nadelen|wady|минусы|недостатки|缺点|劣势|デメリット|短所|欠点|단점|contre|kontra|contra',
  neutral: 'neutral|neutral consequences|neutrale|neutre|neutro',
  'rejected because':
    'rejected because|reason for rejection|why rejected|why not|why not chosen|rejection reason|reason rejected|rejected|not chosen because|reason not chosen|why we didnt choose it|why discarded|discarded because|verdict|abgelehnt weil|verworfen weil|grund der ablehnung|rejete car|raison du rejet|rechazado porque|motivo del rechazo|rejeitado porque|motivo da rejeicao|rifiutato perche|afgewezen omdat|odrzucone poniewaz|отклонено потому что|причина отклонения|拒绝原因|未采用原因|却下理由|不採用理由|거부 이유|기각 사유',
  example: 'example|examples|beispiel|exemple|ejemplo|exemplo|esempio|voorbeeld|przyklad|пример|示例|例|예시',
};

const MITIGATION: Names = {
  mitigation:
    'mitigation|mitigations|mitigated by|mitigation strategy|mitigation plan|countermeasure|countermeasures|gegenmassnahme|gegenmassnahmen|massnahme|massnahmen|attenuation|mesure|mesures|mitigacion|mitigacao|mitigazione|maatregel|maatregelen|mitygacja|митигация|меры|меры по снижению|缓解措施|缓解|应对措施|対策|緩和策|완화|완화 방안|대응 방안',
};

const EXAMPLE: Names = { example: OF_ALTERNATIVE.example ?? '' };

const anywhere = index(ANYWHERE);
const ofAlternative = index(OF_ALTERNATIVE);
const inside = new Map<Role, Map<string, Role>>([
  ...Object.entries(INSIDE).map(([role, names]) => [role as Role, index(names)] as const),
  ['alternative', ofAlternative],
  ['risks', index(MITIGATION)],
]);
const example = index(EXAMPLE);

/** Parts that a name can only have inside another one, where it would be too bold to guess elsewhere. */
const WITHIN_CONSEQUENCES: ReadonlySet<Role> = new Set([
  'positive',
  'negative',
  'neutral',
  'risks',
  'consequences',
]);

/**
 * The role a heading or label has.
 * @param text plain text of the heading, as written
 * @param parent role of the section around it; null at the top
 */
export function roleOf(text: string, parent: Role | null): Role | null {
  const known = roles.get(parent) ?? remembered((words) => [roleAs(words, parent)] as const);
  roles.set(parent, known);
  return known(text)[0];
}

const roles = new Map<Role | null, (text: string) => readonly [Role | null]>();

function roleAs(text: string, parent: Role | null): Role | null {
  const whole = lookUp(text, parent);
  if (whole !== null) return whole;
  // `Decision: two stores`, `Status - ACTIVE`, `Context (revised)`
  const head = /^([^:：(（–—-]{3,}?)\s*(?:[:：(（–—]|\s-\s)/.exec(text)?.[1];
  return head === undefined || parent === 'alternatives' ? null : lookUp(head, parent);
}

/** Names of a decision's part that hold its reasons alone. */
const RATIONALE = new Set(
  'rationale|reasoning|justification|argument|arguments|decision rationale|begrundung|justificatif|justificacion|justificativa|motivazione della decisione|onderbouwing|uzasadnienie|обоснование|理由'.split(
    '|',
  ),
);

/** Whether a heading that was taken for the decision names its reasons. */
export function isRationale(text: string): boolean {
  return RATIONALE.has(nameOf(text));
}

/** Names below the options that are no further option. */
const DECIDED = new Set([
  'decision',
  'the decision',
  'final decision',
  'decision outcome',
  'conclusion',
  'recommendation',
  'outcome',
]);

function lookUp(text: string, parent: Role | null): Role | null {
  const name = nameOf(text);
  if (name === '') return null;
  const scope = parent !== null && WITHIN_CONSEQUENCES.has(parent) ? 'consequences' : parent;
  const scoped = (parent && inside.get(parent)?.get(name)) ?? (scope && inside.get(scope)?.get(name));
  if (scoped) return scoped;
  if (parent === 'alternative') return null;
  if (parent === 'alternatives') {
    if (OPTION.test(text.trim())) return 'alternative';
    return ofAlternative.get(name) ?? (DECIDED.has(name) ? 'decision' : null);
  }
  if (OPTION.test(text.trim()) && parent !== 'implementation' && parent !== 'rollout') return 'alternative';
  if (parent !== null && example.has(name)) return 'example';
  return anywhere.get(name) ?? null;
}

/** `Option 2`, `Alternative B: …`, `Option: …`: one of several, wherever it stands. */
const OPTION =
  /^[^\p{L}]*(?:(?:considered\s+)?(?:option|alternative|variant|variante|opción|opção|opzione|optie|opcja|вариант|alt)(?:\s*#?\d+|\s+[A-Z]\b)|(?:option|alternative)\s*[:–—-]\s)|^(?:方案|选项|選択肢|案|대안|옵션)\s*[一二三四五六\dA-E]/iu;

/** The name in a heading: folded, without its number and without `(optional)`. */
function nameOf(text: string): string {
  return fold(text)
    .replace(/^(?:\d+ )+(?=\D)/, '')
    .replace(/ (?:optional|if any|recommended)$/, '');
}

function index(names: Names): Map<string, Role> {
  const map = new Map<string, Role>();
  for (const [role, list] of Object.entries(names)) {
    for (const name of list.split('|')) if (name !== '' && !map.has(name)) map.set(name, role as Role);
  }
  return map;
}
