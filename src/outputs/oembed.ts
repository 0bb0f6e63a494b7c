/**
 * What a page that embeds a record may show of it, https://oembed.com: `/adr/12/oembed.json`. Found by the link in
 * the record's page, which has to be a whole address; so there is none where the site does not know its own.
 */
import { published } from '../shared/addresses.ts';
import { CARD_SIZE, creditedPeople, OEMBED_FILE, recordPreview } from '../site/view/preview.ts';
import type { Output, OutputInput } from './types.ts';

/** Seconds that others may keep it: a status does not change by the hour, but should not be told wrong for long. */
const CACHE_AGE = 3600;

export function oembed({ log, site }: OutputInput): Output[] {
  if (site.site === null) return [];
  return log.records.map((record) => ({
    path: record.permalink + OEMBED_FILE,
    make() {
      const { title, description, image } = recordPreview(record, log, site);
      const people = creditedPeople(record);
      return JSON.stringify({
        version: '1.0',
        type: 'link',
        title,
        description,
        url: published(site, record.permalink),
        ...(people.length > 0 ? { author_name: people.join(', ') } : {}),
        provider_name: site.title,
        provider_url: published(site, '/'),
        cache_age: CACHE_AGE,
        ...(image === null
          ? {}
          : {
              thumbnail_url: image.url,
              thumbnail_width: CARD_SIZE.width,
              thumbnail_height: CARD_SIZE.height,
            }),
      });
    },
  }));
}
