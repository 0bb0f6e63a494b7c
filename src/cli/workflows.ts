/** The pipelines that `cadre init` writes. A test compares them with those in docs/hosting.md. */

export interface Workflow {
  /** From the root of the repository. */
  file: string;
  text: string;
}

interface WorkflowInput {
  branch: string;
  /** The folder of the records, from the root of the repository. */
  folder: string;
}

/** What builds the site at the host of the repository; null where the host is not known. */
export function createWorkflow(remote: string | null, input: WorkflowInput): Workflow | null {
  const name = /(?:^|[/@.])(github|gitlab)\./i.exec(remote ?? '')?.[1]?.toLowerCase();
  if (name === 'github') return { file: '.github/workflows/decisions.yml', text: createGithub(input) };
  return name === 'gitlab' ? { file: '.gitlab-ci.yml', text: createGitlab(input) } : null;
}

function createGithub({ branch, folder }: WorkflowInput): string {
  return `name: Decisions
on:
  push:
    branches: [${branch}]
    # your folder of ADRs, the configuration, and this file
    paths: ['${below(folder, '**')}', 'cadre.config.*', '.github/workflows/decisions.yml']
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0
      - id: pages
        uses: actions/configure-pages@v6
      - uses: actions/setup-node@v7
        with:
          node-version: 24
      - env:
          BASE: \${{ steps.pages.outputs.base_path || '/' }}
          SITE: \${{ steps.pages.outputs.origin }}
        run: npx --yes cadre build --base "$BASE" --site "$SITE" --reporter github
      - uses: actions/upload-pages-artifact@v5
        with:
          path: dist
          retention-days: 1
  publish:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.publish.outputs.page_url }}
    steps:
      - id: publish
        uses: actions/deploy-pages@v5
`;
}

function createGitlab({ folder }: WorkflowInput): string {
  return `.decisions:
  image: node:24
  variables:
    GIT_DEPTH: 0
    npm_config_cache: $CI_PROJECT_DIR/.npm
  cache:
    key: cadre
    paths: [.npm]

pages:
  extends: .decisions
  stage: deploy
  script:
    - SITE=$(node -p 'new URL(process.env.CI_PAGES_URL).origin')
    - BASE=$(node -p 'new URL(process.env.CI_PAGES_URL).pathname')
    - npx --yes cadre build --site "$SITE" --base "$BASE" --out public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

decisions-check:
  extends: .decisions
  stage: test
  script:
    - npx --yes cadre build --strict --out public
  artifacts:
    when: always
    expire_in: 2 weeks
    paths:
      - public
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      # your folder of ADRs, the configuration, and this file
      changes: [${below(folder, '**/*')}, cadre.config.*, .gitlab-ci.yml]
`;
}

function below(folder: string, pattern: string): string {
  return folder === '' ? pattern : `${folder}/${pattern}`;
}
