/**
 * Every problem this room can find, by code: the title is what a list shows, the explanation what
 * `blast-radius explain BR1203` adds. BR11 form and values, BR12 names, BR13 services, BR14 dependencies,
 * BR15 scenarios and policies, BR16 selectors; BR23 are warnings. A code keeps its meaning for ever.
 */
export const MODEL_CODES = {
  BR1101: {
    title: 'unknown key',
    explanation:
      'The key is not one of those the entry may have, and would do nothing. Keys are written in camelCase.',
  },
  BR1102: {
    title: 'wrong form of value',
    explanation: 'A map, a list or a single value stands where another of these, or a value at all, belongs.',
  },
  BR1103: { title: 'missing key', explanation: 'The entry means nothing without this key.' },
  BR1104: { title: 'unknown word', explanation: 'The key takes one of a fixed set of words.' },
  BR1105: {
    title: 'keys that do not go together',
    explanation: 'Of these keys exactly one says what the entry is, or one of them needs another beside it.',
  },
  BR1106: { title: 'empty list', explanation: 'A list that must name something names nothing.' },
  BR1107: {
    title: 'nested too deep',
    explanation: 'Groups nest at most 64 deep; name a part as a service of its own.',
  },
  BR1110: {
    title: 'bad duration',
    explanation:
      'A duration is whole numbers with units, largest first: 90s, 15m, 24h20m, 3d, 2w, 2y (365 days).',
  },
  BR1111: { title: 'bad share', explanation: 'A share is 60% or 0.6: at least 0 and at most 100%.' },
  BR1112: {
    title: 'bad number',
    explanation:
      'Counts are whole numbers, with _ between digits if you like; other numbers are finite decimals.',
  },
  BR1113: {
    title: 'bad boolean',
    explanation: 'Only true and false are booleans; yes, no, on and off are not.',
  },
  BR1114: { title: 'bad date', explanation: 'A date is a day of the calendar as YYYY-MM-DD.' },
  BR1115: {
    title: 'bad location',
    explanation: 'A location is [latitude, longitude] in degrees, latitude first.',
  },
  BR1116: {
    title: 'value out of range',
    explanation: 'The value is well formed but too small or too large.',
  },
  BR1201: {
    title: 'bad id',
    explanation:
      'An id is letters and digits of any script with . _ - and / between them. Spaces, invisible and look-alike characters belong in title.',
  },
  BR1202: {
    title: 'id used twice',
    explanation:
      'Domains, services and catalogue entries share one namespace. A domain may extend a catalogue entry; a service may not take its id.',
  },
  BR1203: {
    title: 'unknown id',
    explanation: 'No domain or service of the file and no entry of the catalogue has this id.',
  },
  BR1204: {
    title: 'wrong kind of thing',
    explanation: 'A service is named where only a domain can stand, or the other way round.',
  },
  BR1205: {
    title: 'unknown placement',
    explanation: 'service@placement names a placement that the service does not have.',
  },
  BR1206: {
    title: 'circle in within',
    explanation: 'A domain cannot contain itself, directly or through others: within is containment.',
  },
  BR1207: {
    title: 'uplink leads back',
    explanation:
      'A way out that is itself behind the domain is no way out: uplinks, and what these are within, never lead back to it.',
  },
  BR1208: {
    title: 'unknown scenario or policy',
    explanation: 'The file has no scenario or policy of this id.',
  },
  BR1209: {
    title: 'placement selector without a match',
    explanation:
      'An each placement makes one placement a matching domain. It matches what the file names or binds to, never the whole catalogue.',
  },
  BR1210: {
    title: 'two placements of one name',
    explanation:
      'A placement is called as its domain; two in one domain need a name: { in: edge, as: rack-2 }.',
  },
  BR1301: {
    title: 'no active placement',
    explanation: 'Standbys stand by for something: one placement is active.',
  },
  BR1302: {
    title: 'key for pooled services',
    explanation:
      'minAvailable, desired, demand and capacity are about placements that can serve every user; with serving: local or nearest each serves its own.',
  },
  BR1303: {
    title: 'share where there is none',
    explanation:
      'Only the active placements of a service with serving: local or nearest have users of their own.',
  },
  BR1304: {
    title: 'shares do not add up',
    explanation: 'The shares of the active placements are above 0 and add up to 100%.',
  },
  BR1305: {
    title: 'too few active placements',
    explanation: 'minAvailable and desired must be reached by the active placements alone, when all is well.',
  },
  BR1306: {
    title: 'desired below minAvailable',
    explanation: 'Fewer than minAvailable is down, fewer than desired degraded: desired is the larger.',
  },
  BR1307: {
    title: 'demand without capacity',
    explanation: 'To compare what is left with the demand, every placement must say its capacity.',
  },
  BR1308: {
    title: 'demand above capacity',
    explanation: 'The active placements alone must carry the demand when all is well.',
  },
  BR1309: {
    title: 'activation of an active placement',
    explanation: 'Only a standby is activated; write role: standby, or use start.',
  },
  BR1401: {
    title: 'impact or evidence inside a group or phase',
    explanation:
      'A member is met or not, as is a dependency of activation, start or repair: impact and evidence stand on the whole dependency.',
  },
  BR1402: {
    title: 'takes outside a group',
    explanation: 'takes is the time to switch over to a member of a group; a lone dependency has none.',
  },
  BR1403: {
    title: "shared impact on a domain's dependency",
    explanation: 'A share of users can only be lost by what has users: services, not domains.',
  },
  BR1404: {
    title: 'group that cannot be met',
    explanation: 'atLeast lies between 1 and the number of members.',
  },
  BR1405: {
    title: 'too few members at once',
    explanation:
      'As many members as the group needs, and the first of a prefer, take no time; the rest are fall-backs.',
  },
  BR1501: {
    title: 'scenario without a failure',
    explanation: 'A scenario fails, isolates, degrades or limits something.',
  },
  BR1502: {
    title: 'too many runs',
    explanation: 'each with this order makes more than 1,000,000 runs; narrow the selector or sweep instead.',
  },
  BR1503: {
    title: 'requirement without figures',
    explanation: 'require needs maxState, maxLost, minAvailability, minFailures or maxDowntime.',
  },
  BR1504: {
    title: 'misplaced each or order',
    explanation: 'A scenario has at most one each, order counts its members, and events have none.',
  },
  BR1511: {
    title: 'baseline entry without its measure',
    explanation:
      'An entry of a service says the state that was found, one without a service the share that was lost: worse than that is new.',
  },
  BR1512: {
    title: 'baseline entry twice',
    explanation:
      'Two entries for the same policy, scenario and service, as a merge may leave them. Remove one, or write the baseline again.',
  },
  BR1601: {
    title: 'selector key that cannot hold',
    explanation:
      'kind and within are of domains, sector and tier of services, role and evidence of placements: together they match nothing.',
  },
  BR1602: {
    title: 'bad selector text',
    explanation: 'On the command line a selector is key=value[,key=value], such as kind=region.',
  },
  BR1603: {
    title: 'nothing matched',
    explanation: 'What was asked for on the command line matches nothing.',
  },
  BR2301: {
    title: 'nothing rests on it',
    explanation:
      'No service runs in it, shares fate with it or needs it, so its failure can only come out as 0%.',
  },
  BR2302: {
    title: 'limit without a demand',
    explanation: 'A limit scales capacities, which matter only where a service says its demand.',
  },
  BR2303: {
    title: 'services without users',
    explanation: 'Where some services say users the others weigh nothing; users: 0 says that this is meant.',
  },
  BR2304: {
    title: 'pooled at the edge',
    explanation:
      'A pooled service is up as long as one placement is: at edge sites, on premises and on devices each usually serves its own users (serving: local).',
  },
  BR2305: {
    title: 'standby that cannot take over',
    explanation: 'Its activation needs the very service whose loss it is to make good.',
  },
  BR2306: { title: 'key not used yet', explanation: 'The key is checked and kept, but no engine reads it.' },
  BR2307: {
    title: 'restore of what did not fail',
    explanation: 'No earlier event of the scenario injects it, so there is nothing to restore.',
  },
} as const;

export type ModelCode = keyof typeof MODEL_CODES;
