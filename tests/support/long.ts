/** Why a test that takes long is skipped; false in the long tests. */
export const leftToLong: string | false = process.env['CADRE_LONG'] ? false : 'takes long: npm run test:all';
