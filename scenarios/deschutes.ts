import type { Quota } from '#nouns/seat.ts';
import type { AnswerTold, ItemTold, Story, World } from './story.ts';

const quota = (feature: string, value: string, min: number, max: number): Quota => ({ feature, value, min, max });

/** The features are published; the numbers are invented, because the targets of 2024 were not published. */
const quotas: readonly Quota[] = [
  quota('age', '16-24', 5, 7), quota('age', '25-44', 8, 11), quota('age', '45-64', 7, 10), quota('age', '65+', 5, 7),
  quota('gender', 'woman', 14, 16), quota('gender', 'man', 13, 15), quota('gender', 'another gender', 0, 2),
  quota('housing', 'own', 14, 18), quota('housing', 'rent', 9, 12), quota('housing', 'unhoused', 2, 4),
];

const numbers = Array.from({ length: 23 }, (_, at) => at + 1);

const items: readonly ItemTold[] = numbers.map((number) => ({
  number, title: `Recommendation ${number}`, words: 'The published text is not reproduced here; only its number, its vote and its answers are played.', on: '2024-10-05',
}));

/** The County's letter of April 2025 supports eight recommendations; no owner, act or date was published, so it is an acknowledgement. */
const acknowledged: readonly AnswerTold[] = numbers.slice(0, 8).map((item) => ({
  on: '2025-04-08', party: 'county', item, disposition: 'acknowledged', reason: 'The Board of County Commissioners voted to send a letter that supports this recommendation.',
}));

/** Shown on the page of the assembly, so that nobody takes what is played for what was published. */
const sources = [
  'Published: 12,500 letters and 250 invitations through shelters (healthydemocracy.org, fatoftheland.ca, July 2024); 30 seats, five days in September and October 2024, at least 75 % of ballots cast (healthydemocracy.org, cascadebusnews.com, November 2024); four recipients; the County’s letter on eight recommendations (cascadebusnews.com, 8 April 2025). No binding deadline existed, so nothing is late.',
  'Invented: exact days between the published ones, the numbers of the quotas, the pool, the dice, the votes on each recommendation, and everybody’s names. Sources count 22 or 23 recommendations; 23 are played.',
] as const;

const partners = ['county', 'city', 'coic', 'youth'] as const;

const youthHomelessness: Story = {
  key: 'deschutes', template: 'lottery', settings: { seats: 30, dueAfterDays: null, percent: 75 },
  name: 'Civic Assembly on Youth Homelessness', purpose: 'Recommend how the region prevents and ends youth homelessness.',
  question: 'How do we prevent and end youth homelessness in Deschutes County?', why: ['The partners of the assembly asked it in 2024.', ...sources].join('\n\n'),
  inScope: 'What the four recipients can do.', outOfScope: 'Not published.',
  issuer: 'cocap', publishedOn: '2024-06-01', silentAfter: null, currency: 'USD',
  recipients: partners.map((party) => ({ party, says: 'accepted', on: '2024-06-02', statement: 'Named as a recipient; the wording of its consent was not published.' })),
  money: [{ purpose: 'stipends', words: 'time, transport and childcare of the delegates', required: 0, committed: 0, from: 'cocap' }],
  recruit: {
    way: 'lottery', letters: { on: '2024-07-01', addresses: 12_500, agencies: 250, answerBy: '2024-08-01' }, poolSize: 150, agencyPeople: 10,
    features: { age: { '16-24': 16, '25-44': 34, '45-64': 30, '65+': 20 }, gender: { woman: 52, man: 44, 'another gender': 4 }, housing: { own: 60, rent: 36, unhoused: 4 } },
    quotas, why: 'The features are published, the numbers are invented.', frozenOn: '2024-08-02', announcedOn: '2024-08-05', drawnOn: '2024-08-15', dice: [4, 0, 7], alternates: 6, vacated: [],
  },
  sessions: [
    { name: 'Learning, first day', place: 'Bend, Oregon', on: '2024-09-14', stage: 'learn', absent: 0, tables: [] }, { name: 'Learning, second day', place: 'Bend, Oregon', on: '2024-09-15', stage: 'learn', absent: 2, tables: [] },
    { name: 'Deliberating, third day', place: 'Bend, Oregon', on: '2024-10-04', stage: 'deliberate', absent: 4, tables: [] }, { name: 'Deliberating, fourth day', place: 'Bend, Oregon', on: '2024-10-05', stage: 'deliberate', absent: 5, tables: [] },
    { name: 'Deciding, fifth day', place: 'Bend, Oregon', on: '2024-10-06', stage: 'decide', absent: 5, tables: [] },
  ],
  items,
  vote: { on: '2024-10-06', voted: 25, onPaper: 0, byCode: 0, choices: Object.fromEntries(numbers.map((number) => [number, [11 + (number % 5), 8, 1, 1, 0]])) },
  sent: { on: '2024-11-07', to: Object.fromEntries(numbers.map((number) => [number, [...partners]])) },
  answers: acknowledged,
};

/** The real case of Deschutes County, Oregon, 2024: published facts with their sources; what had to be invented says so. */
export const deschutes: World = {
  house: { name: 'Deschutes County, Oregon (2024)', zone: 'America/Los_Angeles' },
  organisers: ['Organiser (invented)', 'Second organiser (invented)'], monitors: ['Monitor (invented)'],
  parties: [
    { key: 'cocap', kind: 'organisation', name: 'Central Oregon Civic Action Project', officials: [] },
    { key: 'county', kind: 'public-body', name: 'Deschutes County', officials: ['Official (invented)'] },
    { key: 'city', kind: 'public-body', name: 'City of Bend', officials: [] },
    { key: 'coic', kind: 'public-body', name: 'Central Oregon Intergovernmental Council', officials: [] },
    { key: 'youth', kind: 'organisation', name: 'Central Oregon Youth Action Board', officials: [] },
  ],
  stories: [youthHomelessness],
  sources,
  today: '2025-04-30',
};
