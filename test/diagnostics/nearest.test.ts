import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/diagnostics/nearest.js';

describe('nearest', () => {
  it.each([
    ['depends_on', 'dependsOn'],
    ['DEPENDSON', 'dependsOn'],
    ['min-available', 'minAvailable'],
    ['servces', 'services'],
    ['sevrices', 'services'],
    ['azure/koreacentrl', 'azure/koreacentral'],
    ['병원-서버', '병원-서비'],
    ['di', 'id'],
  ])('%s is %s', (word, expected) => {
    expect(
      nearest(word, ['dependsOn', 'minAvailable', 'services', 'azure/koreacentral', '병원-서비', 'id']),
    ).toBe(expected);
  });

  it.each(['regions', 'x', '', 'serviceability', 'kafka'])('%s is nothing like them', (word) => {
    expect(nearest(word, ['services', 'policies', 'waivers'])).toBeNull();
  });

  it('prefers fewer edits, then the first by code unit, whatever the order', () => {
    expect(nearest('kms-x', ['kms-2', 'kms-1', 'kms'])).toBe('kms');
    expect(nearest('kmsx', ['kmsb', 'kmsa'])).toBe('kmsa');
    expect(nearest('kmsx', ['kmsa', 'kmsb'])).toBe('kmsa');
  });

  it('takes the one candidate whose last part is the word, before any with few edits', () => {
    const ids = ['koreacentra', 'azure/koreacentral', 'aws/eu-west-1', 'alibaba/eu-west-1', 'site/1'];
    expect(nearest('KoreaCentral', ids)).toBe('azure/koreacentral');
    expect(nearest('eu-west-1', ids)).toBeNull();
    expect(nearest('1', ids)).toBeNull();
  });

  it('does not suggest the word itself', () => {
    expect(nearest('same', ['same'])).toBeNull();
  });

  it('looks through 100,000 ids and past huge ones, whose product would not come to an end', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => `service-${i}`);
    expect(nearest('servise-77777', ids)).toBe('service-77777');
    expect(nearest('a'.repeat(3_000_000), ['b'.repeat(3_000_000)])).toBeNull();
  });
});
