import { fold } from '../fold.ts';

/** Month names by language in the forms dates use them (nominative, genitive, short), January first. */
const NAMES: string[][] = [
  [
    'january jan januar janner janvier janv enero ene janeiro gennaio gen januari stycznia styczen sty января январь янв січня ledna tammikuuta ocak januari',
  ],
  [
    'february feb februar fevrier fevr fev febrero fevereiro febbraio februari lutego luty lut февраля февраль фев лютого unora helmikuuta subat',
  ],
  [
    'march mar marz maerz mars marzo março marco maart mrt marca marzec марта март мар березня brezna maaliskuuta mart',
  ],
  [
    'april apr avril avr abril abr aprile kwietnia kwiecien kwi апреля апрель апр квітня dubna huhtikuuta nisan',
  ],
  ['may mai mayo maio maggio mag mei maja maj мая май травня kvetna toukokuuta mayis'],
  [
    'june jun juni juin junio junho giugno giu czerwca czerwiec cze июня июнь червня cervna kesakuuta haziran',
  ],
  [
    'july jul juli juillet juil julio julho luglio lug lipca lipiec lip июля июль липня cervence heinakuuta temmuz',
  ],
  [
    'august aug aout agosto ago agosto augustus sierpnia sierpien sie августа август авг серпня srpna elokuuta agustos augusti',
  ],
  [
    'september sep sept septembre septiembre setiembre setembro set settembre wrzesnia wrzesien wrz сентября сентябрь сен вересня zari syyskuuta eylul',
  ],
  [
    'october oct oktober okt octobre octubre outubro out ottobre ott pazdziernika pazdziernik paz октября октябрь окт жовтня rijna lokakuuta ekim',
  ],
  [
    'november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноя листопада listopadu marraskuuta kasim',
  ],
  [
    'december dec dezember dez decembre diciembre dic dezembro dicembre grudnia grudzien gru декабря декабрь дек грудня prosince joulukuuta aralik',
  ],
];

/** Folded name to number, January is 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((lists, index) =>
    lists.flatMap((list) => list.split(' ').map((name): [string, number] => [fold(name), index + 1])),
  ),
);
