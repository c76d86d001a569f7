import type { Quota } from '#nouns/seat.ts';
import type { Story, World } from './story.ts';

const features = {
  age: { '16-29': 20, '30-49': 34, '50-64': 26, '65+': 20 },
  gender: { woman: 54, man: 42, 'another gender': 4 },
  home: { owns: 58, rents: 34, 'no fixed home': 8 },
} as const;

const quota = (feature: string, value: string, min: number, max: number): Quota => ({ feature, value, min, max });
const quotasOf24: readonly Quota[] = [
  quota('age', '16-29', 4, 6), quota('age', '30-49', 7, 9), quota('age', '50-64', 5, 7), quota('age', '65+', 4, 6),
  quota('gender', 'woman', 11, 13), quota('gender', 'man', 10, 12), quota('gender', 'another gender', 0, 2),
  quota('home', 'owns', 11, 14), quota('home', 'rents', 7, 10), quota('home', 'no fixed home', 2, 4),
];

const housing: Story = {
  key: 'youth-homes', template: 'lottery', settings: { seats: 24, dueAfterDays: 90, percent: 75 },
  name: 'Riverbend Assembly on Youth Homelessness', purpose: 'Find what prevents and ends homelessness among people under 25.',
  question: 'How do we prevent and end youth homelessness in Riverbend County?',
  why: 'Last winter 212 young people in the county slept outside or in a car. Four offices share the work and none of them owns it.',
  inScope: 'Shelter, schools, health, work, transport and land that the County or the City of Millrace owns.',
  outOfScope: 'State taxes and federal housing law.',
  issuer: 'foundation', publishedOn: '2025-11-03', silentAfter: '2025-12-15', currency: 'USD',
  recipients: [
    { party: 'county', says: 'accepted', on: '2025-11-10', statement: 'The Board will answer each recommendation in writing within ninety days.' },
    { party: 'city', says: 'accepted', on: '2025-11-18', statement: 'The Council will answer what is within its powers.' },
    { party: 'schools', says: 'nothing', on: '2025-12-16', statement: '' },
  ],
  money: [
    { purpose: 'stipends', words: 'stipends of 150 dollars a day', required: 1_800_000, committed: 1_800_000, from: 'foundation' },
    { purpose: 'care', words: 'care of children and elders', required: 240_000, committed: 240_000, from: 'county' },
    { purpose: 'interpretation', words: 'interpreters for Spanish and sign language', required: 310_000, committed: 310_000, from: 'foundation' },
  ],
  recruit: {
    way: 'lottery', letters: { on: '2025-12-01', addresses: 6000, agencies: 120, answerBy: '2026-01-10' }, poolSize: 110, agencyPeople: 10, features, quotas: quotasOf24,
    why: 'Shares of the census of the county, and twice the share of people without a fixed home, because the question is theirs.',
    frozenOn: '2026-01-12', announcedOn: '2026-01-14', drawnOn: '2026-01-20', dice: [8, 1, 1], alternates: 6,
    vacated: [{ seat: 5, on: '2026-01-28', because: 'moved-away' }],
  },
  sessions: [
    { name: 'First day: what we know', place: 'Mill Street Library, Millrace', on: '2026-02-07', stage: 'learn', absent: 1, tables: [
      ['My sister could not bring her baby to the shelter.', 'Nobody under 18 is let in without a parent’s signature.'], ['The last bus leaves before the shelter opens.', 'You need an address to get a library card, and the card to get on-line.'],
      ['Young people sleep in cars behind the school; the school knows.', 'One person told her story eleven times to eleven offices.'], ['Landlords ask for three months of rent from people who are 19.', 'A mentor changed everything for me.'],
    ] },
    { name: 'Second day: what could be done', place: 'Mill Street Library, Millrace', on: '2026-02-21', stage: 'deliberate', absent: 0, tables: [
      ['Ten beds where a parent and a child stay together.', 'Beds for families, not only for single adults.'], ['One door: a single place to ask for help.', 'One person who stays with you until it is solved.'],
      ['A guarantee fund for landlords who rent to people under 25.', 'Let schools open their gyms when it freezes.'], ['A night bus past the shelter.', 'Young people with a vote on the housing board.'],
    ] },
    { name: 'Third day: we decide', place: 'Riverbend County Hall', on: '2026-03-07', stage: 'decide', absent: 1, tables: [] },
  ],
  items: [
    { number: 1, title: 'A mentor for every young person who leaves foster care', words: 'The County should pay a trained mentor for two years for every young person who leaves foster care.', on: '2026-02-21', notes: ['1/4/2'] },
    { number: 2, title: 'Beds for families', words: 'Open ten beds for families.', on: '2026-02-21', notes: ['2/1/1'] },
    { number: 3, title: 'A place for parents with children', words: 'The shelter should have a room where a parent and a child can stay together.', on: '2026-02-21', notes: ['1/1/1', '2/1/2'] },
    { number: 4, title: 'Emergency beds for families, not only for adults', words: 'The County should open at least ten emergency beds where a parent and children can stay together, before the winter of 2026, and say each quarter how many were used.', on: '2026-02-28', merges: [2, 3] },
    { number: 5, title: 'One door: a single place to ask for help', words: 'The County and the City should run one place, open until ten at night, where a young person tells her story once and one person stays with her until it is solved.', on: '2026-02-28', notes: ['1/3/2', '2/2/1', '2/2/2'] },
    { number: 6, title: 'A guarantee fund for landlords', words: 'The City should guarantee three months of rent to landlords who let to people under 25.', on: '2026-02-28', notes: ['1/4/1', '2/3/1'] },
    { number: 7, title: 'A night bus past the shelter', words: 'The City should run line 12 until one in the morning, past the shelter.', on: '2026-02-28', notes: ['1/2/1', '2/4/1'] },
    { number: 8, title: 'Young people with a vote on the housing board', words: 'Two seats with a vote on the County’s housing board should go to people under 25 who have been without a home.', on: '2026-02-28', notes: ['2/4/2'] },
    { number: 9, title: 'Schools open their gyms when it freezes', words: 'The School District should open two gyms on nights below freezing.', on: '2026-02-28', notes: ['1/3/1', '2/3/2'] },
    { number: 10, title: 'A curfew for people under 18', words: 'Nobody under 18 should be outside after midnight.', on: '2026-02-28' },
  ],
  vote: {
    on: '2026-03-07', voted: 23, onPaper: 3, byCode: 4,
    choices: { 1: [19, 4, 0, 0, 0], 4: [17, 5, 0, 1, 0], 5: [16, 5, 1, 1, 0], 6: [11, 8, 2, 2, 0], 7: [14, 6, 2, 1, 0], 8: [12, 6, 3, 1, 1], 9: [15, 6, 1, 1, 0], 10: [1, 3, 4, 7, 8] },
  },
  sent: { on: '2026-03-20', to: { 1: ['county'], 4: ['county'], 5: ['county', 'city'], 6: ['city'], 7: ['city'], 8: ['county'], 9: ['schools'] } },
  answers: [
    { on: '2026-04-02', party: 'county', item: 1, disposition: 'accepted', act: 'Sign contracts with two mentoring organisations for forty places', owner: 'Health Services, Dr Amara Osei', by: '2026-09-01' },
    { on: '2026-04-02', party: 'county', item: 4, disposition: 'accepted', act: 'Open ten emergency beds for families at 40 Mill Street', owner: 'Health Services, shelter unit', by: '2026-11-01' },
    { on: '2026-06-10', party: 'county', item: 5, disposition: 'in-part', reason: 'The County can pay for the place and two people; it cannot promise opening until ten without the City.', act: 'Rent the old post office and hire two people to work there', owner: 'County Administrator', by: '2027-01-31' },
    { on: '2026-06-12', party: 'county', item: 8, disposition: 'declined', reason: 'State law sets who sits on the housing board; the Board will ask the legislature, but cannot give a vote itself.' },
    { on: '2026-05-20', party: 'city', item: 5, disposition: 'acknowledged', reason: 'Thank you. The Council has received this.' },
    { on: '2026-06-15', party: 'city', item: 6, disposition: 'conditional', reason: 'If the state renews its grant, which it decides in December.', act: 'Set aside 200,000 dollars for rent guarantees in the budget of 2027', owner: 'City Treasurer', by: '2027-03-01' },
  ],
  claims: [
    { on: '2026-08-28', party: 'county', item: 1, standing: 'done', statement: 'Forty mentors are under contract since 15 August 2026.' },
    { on: '2026-11-03', party: 'county', item: 4, standing: 'done', statement: 'Ten beds are open.' },
    { on: '2026-10-15', party: 'county', item: 5, standing: 'under-way', statement: 'The lease of the old post office is signed.' },
  ],
  findings: [
    { on: '2026-09-10', item: 1, party: 'county', verdict: 'verified', words: 'Both contracts and the list of forty places were read, and six young people confirmed that they have a mentor.', replyBy: '2026-09-20', reply: { on: '2026-09-15', words: 'We thank the members for their visit.' }, publishedOn: '2026-09-22' },
    { on: '2026-11-06', item: 4, party: 'county', verdict: 'not-done', words: 'Six beds, three of them for adults only. Visit of 5 November 2026.', replyBy: '2026-11-18', reply: { on: '2026-11-17', words: 'Four more beds are on order and will be in use by 15 December.' }, publishedOn: '2026-11-20' },
  ],
};

const water: Story = {
  key: 'water', template: 'lottery', settings: { seats: 24, dueAfterDays: 60, percent: 70 },
  name: 'Millrace Water Panel', purpose: 'Decide what the city does first so that the water is safe and can be paid for.',
  question: 'What should Millrace do first to make its water safe and affordable?',
  why: 'The state found lead in 61 of 400 homes that were tested. Prices rose by a fifth in two years.',
  inScope: 'Pipes, prices, shut-offs and how the water office decides.', outOfScope: 'Selling the water office.',
  issuer: 'city', publishedOn: '2026-09-01', silentAfter: '2026-10-15', currency: 'USD',
  recipients: [{ party: 'city', says: 'accepted', on: '2026-09-01', statement: 'The Council binds itself to answer in sixty days.' }, { party: 'state', says: 'refused', on: '2026-09-20', statement: 'The Department answers to the legislature, not to a panel.' }],
  money: [
    { purpose: 'stipends', words: 'stipends of 120 dollars a day', required: 860_000, committed: 860_000, from: 'city' },
    { purpose: 'care', words: 'care of children and elders', required: 150_000, committed: 90_000, from: 'city' },
  ],
  recruit: {
    way: 'lottery', letters: { on: '2026-09-10', addresses: 4000, agencies: 60, answerBy: '2026-10-20' }, poolSize: 96, agencyPeople: 9, features, quotas: quotasOf24,
    why: 'Shares of the census of the city; people without a fixed home are two to four because shut-offs hit them first.',
    frozenOn: '2026-10-22', announcedOn: '2026-11-16', drawnOn: '2026-12-05', dice: [], alternates: 6, vacated: [],
  },
};

const tenants: Story = {
  key: 'tenants', template: 'members', settings: { seats: 0, dueAfterDays: 30, percent: 60 },
  name: 'Riverbend Tenants’ Union, yearly assembly', purpose: 'Choose what the union works on next year.',
  question: 'What does the union fight for in 2027?', why: 'The union has 40 volunteers and cannot do five campaigns at once.',
  inScope: 'Campaigns, dues and the union’s own rules.', outOfScope: 'Endorsing candidates.',
  issuer: 'union', publishedOn: '2026-09-15', silentAfter: null, currency: 'USD',
  recipients: [{ party: 'union', says: 'accepted', on: '2026-09-15', statement: 'The coordinators report back at every monthly meeting.' }],
  money: [{ purpose: 'food', words: 'a meal together and childcare', required: 60_000, committed: 60_000, from: 'union' }],
  recruit: { way: 'join', on: '2026-10-01', people: 41 },
  sessions: [{ name: 'Yearly assembly', place: 'Union hall, 3 Weir Lane', on: '2026-10-10', stage: 'decide', absent: 5, tables: [['Heat in winter is the first thing people call about.', 'Nobody knows that the city inspects for free.'], ['Rents rose by 11 % in Weir Lane.', 'We need stewards in every building.']] }],
  items: [
    { number: 1, title: 'Heat in every flat by 15 October', words: 'The union campaigns in 2027 for a city rule that heat is on by 15 October, with a fine for each cold day.', on: '2026-10-10', notes: ['1/1/1', '1/1/2'] },
    { number: 2, title: 'A steward in every building', words: 'The union trains one steward for every building with more than eight flats.', on: '2026-10-10', notes: ['1/2/2'] },
    { number: 3, title: 'A fund for members who are evicted', words: 'One tenth of the dues of 2027 goes into a fund for members who are evicted.', on: '2026-10-10', notes: ['1/2/1'] },
  ],
  openVote: { on: '2026-11-20', items: [3], voted: 17 },
  vote: { on: '2026-10-10', voted: 36, onPaper: 8, byCode: 0, choices: { 1: [29, 5, 2], 2: [20, 14, 2] } },
  sent: { on: '2026-10-12', to: { 1: ['union'] } },
  answers: [{ on: '2026-10-30', party: 'union', item: 1, disposition: 'accepted', act: 'Collect 3,000 signatures and a hearing before the City Council', owner: 'Coordinators’ team', by: '2027-03-31' }],
};

/** An invented county, marked as such on every page: three assemblies, finished, part-way and at their beginning. */
export const riverbend: World = {
  house: { name: 'Riverbend County', zone: 'America/Los_Angeles' },
  organisers: ['Ana Beltrán', 'Theo Park'], monitors: ['Rosa Whitefeather', 'Jonas Adeyemi'],
  parties: [
    { key: 'foundation', kind: 'organisation', name: 'Weir Community Foundation', officials: [] },
    { key: 'county', kind: 'public-body', name: 'Riverbend County', officials: ['Marisol Vance'] },
    { key: 'city', kind: 'public-body', name: 'City of Millrace', officials: ['Peter Lindqvist'] },
    { key: 'schools', kind: 'public-body', name: 'Riverbend School District', officials: ['Dana Cole'] },
    { key: 'state', kind: 'public-body', name: 'State Department of Water', officials: [] },
    { key: 'union', kind: 'organisation', name: 'Riverbend Tenants’ Union', officials: ['Mo Farah-Lewis'] },
  ],
  stories: [housing, water, tenants], sources: ['Every name, number and event is invented.'], today: '2026-11-24',
};
