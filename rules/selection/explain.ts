import { nameActor } from '../actor.ts';
import { saySpan } from '../cite.ts';
import { clause, meanings, phrase, type Telling } from '../expression/explain.ts';
import { sayShare } from '../expression/numbers.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import type { Expr } from '../expression/types.ts';
import { listed, named, said, sentence, the, type Named, type Said } from '../grammar.ts';
import { seatsOf } from './select.ts';
import type { Channel, Frame, Quota, Select, SelectStep, Size } from './types.ts';

type Patterns = Readonly<Record<Telling['language'], string>>;

const frames: Readonly<Record<Frame['is'], Patterns>> = {
  addresses: {
    en: 'People are looked for at addresses drawn by lot{n}.',
    es: 'Se busca a la gente en direcciones sorteadas{n}.',
    pt: 'As pessoas são procuradas em endereços sorteados{n}.',
  },
  electoral_roll: { en: 'People are drawn from the electoral roll{n}.', es: 'Se sortea del padrón electoral{n}.', pt: 'Sorteia-se do cadastro eleitoral{n}.' },
  card_holders: {
    en: 'People are drawn from holders of the residents’ card{n}.',
    es: 'Se sortea entre quienes tienen la tarjeta de residente{n}.',
    pt: 'Sorteia-se entre quem tem o cartão de residente{n}.',
  },
  agencies: {
    en: 'Invitations go through agencies that know people without an address{n}.',
    es: 'Las invitaciones van por agencias que conocen a personas sin domicilio{n}.',
    pt: 'Os convites vão por agências que conhecem pessoas sem endereço{n}.',
  },
  organisations: {
    en: 'Organisations that work there are asked{n}.',
    es: 'Se pregunta a organizaciones que trabajan allí{n}.',
    pt: 'Perguntam-se organizações que trabalham ali{n}.',
  },
  residents: { en: 'All residents can be chosen.', es: 'Se puede elegir a cualquier residente.', pt: 'Qualquer residente pode ser escolhido.' },
  phones: {
    en: 'Telephone numbers are made at random; {share} are mobile.',
    es: 'Se generan números de teléfono al azar; {share} son móviles.',
    pt: 'Números de telefone são gerados ao acaso; {share} são celulares.',
  },
  members: { en: 'They come from the members of {the x}.', es: 'Vienen de la membresía {of x}.', pt: 'Vêm dos membros {of x}.' },
  seats: {
    en: 'They come from those who hold or held a seat: {the x}.',
    es: 'Vienen de quienes ocupan u ocuparon un puesto: {the x}.',
    pt: 'Vêm de quem ocupa ou ocupou um lugar: {the x}.',
  },
  open: {
    en: 'The door is open; this must hold: {clause}.',
    es: 'La puerta está abierta; debe cumplirse esto: {clause}.',
    pt: 'A porta está aberta; é preciso isto: {clause}.',
  },
};

const steps: Readonly<Record<SelectStep['is'], Patterns>> = {
  eligible: {
    en: 'Only those are asked for whom this holds: {clause}.',
    es: 'Solo se pregunta a quienes cumplen: {clause}.',
    pt: 'Só se pergunta a quem cumpre: {clause}.',
  },
  invite: { en: 'Invitations go out{n}, by {channels}.', es: 'Se envían invitaciones{n}, por {channels}.', pt: 'Enviam-se convites{n}, por {channels}.' },
  enrol: {
    en: 'They say yes by {channels}; one for each {per}.',
    es: 'Se inscriben por {channels}; una inscripción por {per}.',
    pt: 'Inscrevem-se por {channels}; uma inscrição por {per}.',
  },
  guardian: {
    en: 'A guardian must agree where {clause}.',
    es: 'Debe consentir quien ejerce la tutela si {clause}.',
    pt: 'Quem tem a guarda deve consentir se {clause}.',
  },
  screen: { en: 'Those remain for whom this holds: {clause}.', es: 'Quedan quienes cumplen: {clause}.', pt: 'Ficam aqueles para quem vale: {clause}.' },
  lottery: {
    en: 'A public lottery fills the seats{portfolio}.',
    es: 'Un sorteo público ocupa los puestos{portfolio}.',
    pt: 'Um sorteio público preenche os lugares{portfolio}.',
  },
  elect: { en: 'They are elected: {the x}.', es: 'Se eligen por votación: {the x}.', pt: 'São eleitos por votação: {the x}.' },
  nominate: { en: 'They are nominated by {the x}.', es: 'La nominación corresponde {to x}.', pt: 'A indicação cabe {to x}.' },
  appoint: { en: 'They are appointed by {the x}.', es: 'El nombramiento corresponde {to x}.', pt: 'A nomeação cabe {to x}.' },
  ex_officio: { en: 'The seat goes with an office: {the x}.', es: 'El puesto va unido a un cargo: {the x}.', pt: 'O lugar vem com um cargo: {the x}.' },
  volunteer: { en: 'Whoever wants to takes a seat.', es: 'Ocupa un puesto quien quiere.', pt: 'Ocupa um lugar quem quiser.' },
  everyone: { en: 'Everybody has a seat.', es: 'Todas las personas tienen un puesto.', pt: 'Todas as pessoas têm um lugar.' },
  assign: {
    en: 'They are divided by lot among {all}, so that each is mixed.',
    es: 'Se reparten por sorteo entre {all}, de modo que haya mezcla en cada uno.',
    pt: 'São divididos por sorteio entre {all}, de modo que haja mistura em cada um.',
  },
  confirm: { en: 'They have {x} to confirm.', es: 'Tienen {x} para confirmar.', pt: 'Têm {x} para confirmar.' },
  accredit: {
    en: 'They are accredited {proof}; an appeal goes {to x}.',
    es: 'Se acreditan {proof}; se apela {to x}.',
    pt: 'São credenciados {proof}; o recurso vai {to x}.',
  },
  alternates: { en: 'Alternates: {x} of the seats.', es: 'Suplentes: {x} de los puestos.', pt: 'Suplentes: {x} dos lugares.' },
  replace: { en: 'Who leaves is replaced {how}.', es: 'Quien se va es reemplazado {how}.', pt: 'Quem sai é substituído {how}.' },
};

const channels: Readonly<Record<Channel, Patterns>> = {
  web: { en: 'web', es: 'web', pt: 'internet' },
  phone: { en: 'telephone', es: 'teléfono', pt: 'telefone' },
  paper: { en: 'paper', es: 'papel', pt: 'papel' },
  'in-person': { en: 'coming in person', es: 'presencia', pt: 'presença' },
  post: { en: 'post', es: 'correo', pt: 'correio' },
};
const per: Readonly<Record<'person' | 'household' | 'code' | 'organisation', Patterns>> = {
  person: { en: 'person', es: 'persona', pt: 'pessoa' },
  household: { en: 'household', es: 'hogar', pt: 'domicílio' },
  code: { en: 'code', es: 'código', pt: 'código' },
  organisation: { en: 'organisation', es: 'organización', pt: 'organização' },
};
const proofs: Readonly<Record<'identity' | 'attestation' | 'either', Patterns>> = {
  identity: { en: 'with an identity document', es: 'con documento de identidad', pt: 'com documento de identidade' },
  attestation: { en: 'by somebody who vouches for them', es: 'por alguien que da fe', pt: 'por alguém que ateste' },
  either: { en: 'with a document or somebody who vouches', es: 'con documento o por alguien que dé fe', pt: 'com documento ou por alguém que ateste' },
};
const replaced: Readonly<Record<'next-alternate' | 'refit-quotas' | 'reopen', Patterns>> = {
  'next-alternate': { en: 'by the next alternate', es: 'por la persona suplente siguiente', pt: 'pela pessoa suplente seguinte' },
  'refit-quotas': { en: 'so that the quotas still hold', es: 'de modo que las cuotas se sigan cumpliendo', pt: 'de modo que as cotas continuem cumpridas' },
  reopen: { en: 'by choosing anew', es: 'con una nueva elección', pt: 'por nova escolha' },
};

const patterns = {
  count: { en: ' ({n})', es: ' ({n})', pt: ' ({n})' },
  portfolio: { en: ', from {n} published panels', es: ', entre {n} paneles publicados', pt: ', entre {n} painéis publicados' },
  quota: { en: '{the name}: {least} to {most}', es: '{the name}: de {least} a {most}', pt: '{the name}: de {least} a {most}' },
  share: {
    en: '{the name}: about {share}, rounded both ways',
    es: '{the name}: cerca de {share}, con redondeo en ambos sentidos',
    pt: '{the name}: cerca de {share}, com arredondamento nos dois sentidos',
  },
  weight: {
    en: 'Chances are weighted, and the weights are printed: {x}.',
    es: 'Las probabilidades se ponderan, y los pesos se publican: {x}.',
    pt: 'As chances são ponderadas, e os pesos são publicados: {x}.',
  },
  route: { en: 'Way in: {the name}.', es: 'Vía de entrada: {the name}.', pt: 'Via de entrada: {the name}.' },
  together: { en: 'Then, all together:', es: 'Después, en conjunto:', pt: 'Depois, em conjunto:' },
} as const;

const oneSeat: Patterns = { en: 'one seat', es: 'un puesto', pt: 'um lugar' };
const sizes: Readonly<Record<Size['is'], Patterns>> = {
  exactly: { en: '{n} seats', es: '{n} puestos', pt: '{n} lugares' },
  between: { en: '{least} to {most} seats', es: 'de {least} a {most} puestos', pt: 'de {least} a {most} lugares' },
  open: { en: 'as many seats as people come', es: 'tantos puestos como personas acudan', pt: 'tantos lugares quantas pessoas vierem' },
  one_each: { en: 'one seat for each of {all}', es: 'un puesto para cada uno de {all}', pt: 'um lugar para cada um de {all}' },
  share: { en: '{share} of {total} seats', es: '{share} de {total} puestos', pt: '{share} de {total} lugares' },
  cells: {
    en: '{n} seats, shared out by {the figure}: {all}',
    es: '{n} puestos, repartidos según {the figure}: {all}',
    pt: '{n} lugares, repartidos segundo {the figure}: {all}',
  },
};

const shareOf = (expr: Expr, telling: Telling): string =>
  expr.is === 'number' ? sayShare(fraction(expr.of, expr.per), telling.language) : phrase(expr, telling).text;
const of = (key: string, { nameOf }: Telling): Named => nameOf(key) ?? named(key, key, key);

/** How many seats, in words; a matrix is shown row by row. */
export function explainSize(size: Size, telling: Telling): string {
  const { language } = telling;
  const { least, cells } = seatsOf(size);
  if (size.is === 'exactly' && size.seats === 1) return oneSeat[language];
  const values = {
    n: size.is === 'exactly' ? size.seats : least,
    least: size.is === 'between' ? size.least : 0,
    most: size.is === 'between' ? size.most : 0,
    all:
      size.is === 'one_each'
        ? listed(
            size.of.map((key) => the(of(key, telling), language)),
            language,
          )
        : size.is === 'cells'
          ? cells.map(({ row, seats }) => `${size.matrix.rows.find(({ key }) => key === row)?.name[language].text ?? row} ${seats}`).join(', ')
          : '',
    share: size.is === 'share' ? shareOf(size.of, telling) : '',
    total: size.is === 'share' ? size.total : 0,
    figure: size.is === 'cells' ? size.matrix.figureName : '',
  };
  return sentence(sizes[size.is][language], language, values);
}

function explainFrame(frame: Frame, telling: Telling): Said {
  const { language } = telling;
  const count = 'count' in frame && frame.count !== null ? sentence(patterns.count[language], language, { n: frame.count }) : '';
  const x = frame.is === 'members' ? of(frame.of, telling) : frame.is === 'seats' ? of(`${frame.body}.${frame.class}`, telling) : '';
  const values = {
    n: count,
    x,
    clause: frame.is === 'open' ? clause(frame.where, telling) : '',
    share: frame.is === 'phones' ? shareOf(frame.mobile, telling) : '',
  };
  return said(sentence(frames[frame.is][language], language, values), frame.is === 'open' ? meanings(frame.where, telling) : []);
}

function explainQuota({ name, size }: Quota, telling: Telling): Said {
  const { language } = telling;
  if (size.is === 'between') return said(sentence(patterns.quota[language], language, { name, least: size.least, most: size.most }));
  return said(sentence(patterns.share[language], language, { name, share: shareOf(size.share, telling) }));
}

function stepName(step: SelectStep, telling: Telling): Named | string {
  switch (step.is) {
    case 'elect':
      return of(step.decision, telling);
    case 'nominate':
    case 'appoint':
      return nameActor(step.by, telling);
    case 'ex_officio':
      return step.office;
    case 'accredit':
      return nameActor(step.appeal, telling);
    case 'confirm':
      return saySpan(step.within, telling.language);
    case 'alternates':
      return shareOf(step.share, telling);
    default:
      return '';
  }
}

function explainStep(step: SelectStep, telling: Telling): Said {
  const { language } = telling;
  const where = 'where' in step ? step.where : step.is === 'guardian' ? step.when : null;
  const through =
    'channels' in step
      ? listed(
          step.channels.map((one) => channels[one][language]),
          language,
          'or',
        )
      : '';
  const values = {
    x: stepName(step, telling),
    channels: through,
    clause: where ? clause(where, telling) : '',
    n: step.is === 'invite' && step.count !== null ? sentence(patterns.count[language], language, { n: step.count }) : '',
    per: step.is === 'enrol' ? per[step.onePer][language] : '',
    portfolio: step.is === 'lottery' && step.portfolio !== null ? sentence(patterns.portfolio[language], language, { n: step.portfolio }) : '',
    all:
      step.is === 'assign'
        ? listed(
            step.into.map((key) => the(of(key, telling), language)),
            language,
          )
        : '',
    proof: step.is === 'accredit' ? proofs[step.proof][language] : '',
    how: step.is === 'replace' ? replaced[step.by][language] : '',
  };
  const weight = step.is === 'lottery' && step.weight ? [said(sentence(patterns.weight[language], language, { x: phrase(step.weight, telling).text }))] : [];
  return said(sentence(steps[step.is][language], language, values), [
    ...(step.is === 'lottery' ? step.quotas.map((quota) => explainQuota(quota, telling)) : []),
    ...weight,
    ...(where ? meanings(where, telling) : []),
  ]);
}

/** How the seats are filled, in whole sentences. */
export function explainSelect({ routes, then }: Select, telling: Telling): readonly Said[] {
  const { language } = telling;
  const ways = routes.map(({ name, frame, steps: each }) =>
    said(sentence(patterns.route[language], language, { name }), [explainFrame(frame, telling), ...each.map((step) => explainStep(step, telling))]),
  );
  return then.length === 0
    ? ways
    : [
        ...ways,
        said(
          patterns.together[language],
          then.map((step) => explainStep(step, telling)),
        ),
      ];
}
