import { nameActor } from '../actor.ts';
import { saySpan } from '../cite.ts';
import { explainEffect } from '../effect/effect.ts';
import { clause, type Telling } from '../expression/explain.ts';
import { listed, said, sentence, type Said } from '../grammar.ts';
import type { Disposition, Due, Duty, DutyKind, Rung, Trigger } from './duty.ts';

type Patterns = Readonly<Record<Telling['language'], string>>;

const triggers: Readonly<Record<Trigger['is'], Patterns>> = {
  certified: { en: 'When the result of {the x} is certified', es: 'Cuando se certifica el resultado {of x}', pt: 'Quando se certifica o resultado {of x}' },
  transmitted: { en: 'When a text is handed over', es: 'Cuando se entrega un texto', pt: 'Quando um texto é entregue' },
  published: { en: 'When the mandate is published', es: 'Cuando se publica el mandato', pt: 'Quando o mandato é publicado' },
  asked: { en: 'When it is asked for', es: 'Cuando se pide', pt: 'Quando é pedido' },
  answered: { en: 'When the answer is “{x}”', es: 'Cuando la respuesta es «{x}»', pt: 'Quando a resposta é “{x}”' },
  overdue: { en: 'When “{x}” falls overdue', es: 'Cuando vence sin cumplirse «{x}»', pt: 'Quando vence sem cumprimento “{x}”' },
  opened: { en: 'When {the x} opens', es: 'Cuando se abre {the x}', pt: 'Quando {the x} se abre' },
  closed: { en: 'When {the x} closes', es: 'Cuando se cierra {the x}', pt: 'Quando {the x} se encerra' },
  every: { en: 'Every {x}', es: 'Cada {x}', pt: 'A cada {x}' },
};

const owes: Readonly<Record<DutyKind, Patterns>> = {
  respond: { en: 'must answer {to creditor}', es: 'debe responder {to creditor}', pt: 'deve responder {to creditor}' },
  hear: { en: 'must listen in public {to creditor}', es: 'debe escuchar en público {to creditor}', pt: 'deve escutar em público {the creditor}' },
  explain: { en: 'must explain in public {to creditor}', es: 'debe explicar en público {to creditor}', pt: 'deve explicar em público {to creditor}' },
  report: { en: 'must report {to creditor}', es: 'debe rendir informe {to creditor}', pt: 'deve prestar contas {to creditor}' },
  'find-owner': {
    en: 'must find who is competent {to creditor}',
    es: 'debe encontrar quién es competente {to creditor}',
    pt: 'deve encontrar quem é competente {to creditor}',
  },
  homologate: {
    en: 'must homologate or send a justified counter-proposal {to creditor}',
    es: 'debe homologar o enviar una contrapropuesta justificada {to creditor}',
    pt: 'deve homologar ou enviar uma contraproposta justificada {to creditor}',
  },
  act: { en: 'must do it {to creditor}', es: 'debe hacerlo {to creditor}', pt: 'deve fazê-lo {to creditor}' },
  convene: { en: 'must call a meeting {to creditor}', es: 'debe convocar una reunión {to creditor}', pt: 'deve convocar uma reunião {to creditor}' },
  publish: { en: 'must publish it {to creditor}', es: 'debe publicarlo {to creditor}', pt: 'deve publicá-lo {to creditor}' },
  pay: { en: 'must pay {to creditor}', es: 'debe pagar {to creditor}', pt: 'deve pagar {to creditor}' },
  appoint: { en: 'must appoint {to creditor}', es: 'debe nombrar {to creditor}', pt: 'deve nomear {to creditor}' },
  'follow-up': {
    en: 'must follow what became of it {to creditor}',
    es: 'debe dar seguimiento a lo ocurrido {to creditor}',
    pt: 'deve acompanhar o que aconteceu {to creditor}',
  },
  'follow-through': { en: 'must carry it through {to creditor}', es: 'debe llevarlo a término {to creditor}', pt: 'deve levá-lo a termo {to creditor}' },
  adopt: { en: 'must decide on it {to creditor}', es: 'debe decidir sobre ello {to creditor}', pt: 'deve decidir sobre isso {to creditor}' },
};

const bases: Readonly<Record<Duty['basis'], Patterns>> = {
  law: { en: 'It rests on law.', es: 'Se apoya en la ley.', pt: 'Apoia-se na lei.' },
  resolution: { en: 'It rests on a resolution.', es: 'Se apoya en una resolución.', pt: 'Apoia-se em uma resolução.' },
  contract: { en: 'It rests on a contract.', es: 'Se apoya en un contrato.', pt: 'Apoia-se em um contrato.' },
  letter: { en: 'It rests on a letter.', es: 'Se apoya en una carta.', pt: 'Apoia-se em uma carta.' },
  pledge: { en: 'It rests on a pledge.', es: 'Se apoya en una promesa.', pt: 'Apoia-se em uma promessa.' },
  claim: {
    en: 'Nobody accepted it: it is asked for, and can never be late against a promise.',
    es: 'Nadie lo aceptó: se exige, y nunca puede llegar tarde frente a una promesa.',
    pt: 'Ninguém o aceitou: é exigido, e nunca pode atrasar diante de uma promessa.',
  },
};

const dues: Readonly<Record<Due['is'], Patterns>> = {
  within: { en: 'The time is {x}{recess}.', es: 'El plazo es de {x}{recess}.', pt: 'O prazo é de {x}{recess}.' },
  by: { en: 'It is due by {x}.', es: 'Vence el {x}.', pt: 'Vence em {x}.' },
  next: { en: 'It is due when {the x} is held.', es: 'Vence cuando se celebra {the x}.', pt: 'Vence quando se realiza {the x}.' },
  every: { en: 'It is due again every {x}.', es: 'Vence de nuevo cada {x}.', pt: 'Vence de novo a cada {x}.' },
  never_promised: {
    en: 'No date was promised, so nothing is ever late.',
    es: 'No se prometió fecha, así que nada llega tarde.',
    pt: 'Nenhuma data foi prometida, então nada atrasa.',
  },
};
const recess: Readonly<Record<'runs' | 'stops' | 'open_days', Patterns>> = {
  runs: { en: '', es: '', pt: '' },
  stops: { en: ', recess not counted', es: ', sin contar el receso', pt: ', sem contar o recesso' },
  open_days: { en: ', only working days counted', es: ', contando solo días hábiles', pt: ', contando só dias úteis' },
};

const said_: Readonly<Record<Disposition, Patterns>> = {
  accepted: { en: 'yes', es: 'sí', pt: 'sim' },
  'in-part': { en: 'in part', es: 'en parte', pt: 'em parte' },
  conditional: { en: 'on a condition', es: 'con una condición', pt: 'com uma condição' },
  referred: { en: 'referred', es: 'remitido', pt: 'remetido' },
  'already-done': { en: 'already done', es: 'ya está hecho', pt: 'já está feito' },
  declined: { en: 'no', es: 'no', pt: 'não' },
  acknowledged: { en: 'only received', es: 'solo recibido', pt: 'apenas recebido' },
  homologated: { en: 'homologated', es: 'homologado', pt: 'homologado' },
  'counter-proposed': { en: 'counter-proposal', es: 'contrapropuesta', pt: 'contraproposta' },
};

const patterns = {
  main: { en: '{on}, {the debtor} {owes}, {cover}.', es: '{on}, {the debtor} {owes}, {cover}.', pt: '{on}, {the debtor} {owes}, {cover}.' },
  'per-item': { en: 'text by text', es: 'texto por texto', pt: 'texto por texto' },
  whole: { en: 'once for the whole', es: 'una vez por el conjunto', pt: 'uma vez pelo conjunto' },
  may: {
    en: 'It may say: {all}. A reason is needed{unless}.',
    es: 'Puede decir: {all}. Hace falta un motivo{unless}.',
    pt: 'Pode dizer: {all}. É preciso um motivo{unless}.',
  },
  unless: { en: ', except for {some}', es: ', salvo para {some}', pt: ', salvo para {some}' },
  silent: {
    en: 'Whoever says nothing for {x} has stayed silent, and that is a fact in the record.',
    es: 'Quien no dice nada durante {x} ha guardado silencio, y eso es un hecho en el registro.',
    pt: 'Quem nada diz durante {x} ficou em silêncio, e isso é um fato no registro.',
  },
  due: { en: '{x} after the due date{unless}:', es: '{x} después del vencimiento{unless}:', pt: '{x} depois do vencimento{unless}:' },
  trigger: { en: '{x} after it began{unless}:', es: '{x} después de que comenzó{unless}:', pt: '{x} depois de começar{unless}:' },
  rungUnless: { en: ', unless {clause}', es: ', salvo que {clause}', pt: ', salvo se {clause}' },
} as const satisfies Readonly<Record<string, Patterns>>;

function triggerWords(on: Trigger, telling: Telling): string {
  const { language } = telling;
  const named = on.is === 'certified' ? on.decision : on.is === 'overdue' ? on.duty : 'stage' in on ? on.stage : null;
  const x =
    named !== null
      ? (telling.nameOf(named) ?? named)
      : on.is === 'answered'
        ? listed(
            on.with.map((one) => said_[one][language]),
            language,
            'or',
          )
        : on.is === 'every'
          ? saySpan(on.span, language)
          : '';
  return sentence(triggers[on.is][language], language, { x });
}

function dueSentence(due: Due, telling: Telling): Said {
  const { language } = telling;
  const x =
    due.is === 'within' || due.is === 'every'
      ? saySpan(due.span, language)
      : due.is === 'by'
        ? due.day
        : due.is === 'next'
          ? (telling.nameOf(due.stage) ?? due.stage)
          : '';
  return said(sentence(dues[due.is][language], language, { x, recess: due.is === 'within' ? recess[due.recess][language] : '' }));
}

function rungSentence({ from, after, unless, effects }: Rung, telling: Telling): Said {
  const { language } = telling;
  const spared = unless === null ? '' : sentence(patterns.rungUnless[language], language, { clause: clause(unless, telling) });
  return said(
    sentence(patterns[from][language], language, { x: saySpan(after, language), unless: spared }),
    effects.map((effect) => explainEffect(effect, telling)),
  );
}

/** The duty in whole sentences: who owes what to whom, on what it rests, by when, what may be said, what silence leads to. */
export function explainDuty(duty: Duty, telling: Telling): Said {
  const { language } = telling;
  const { debtor, creditor, kind, cover, dispositions, reasonUnless, silentAfter } = duty;
  const words = (list: readonly Disposition[]): string =>
    listed(
      list.map((one) => said_[one][language]),
      language,
      'or',
    );
  const unless = reasonUnless.length === 0 ? '' : sentence(patterns.unless[language], language, { some: words(reasonUnless) });
  const main = sentence(patterns.main[language], language, {
    on: triggerWords(duty.on, telling),
    debtor: nameActor(debtor, telling),
    owes: sentence(owes[kind][language], language, { creditor: nameActor(creditor, telling) }),
    cover: patterns[cover][language],
  });
  return said(main, [
    said(bases[duty.basis][language]),
    dueSentence(duty.due, telling),
    ...(dispositions.length > 0 ? [said(sentence(patterns.may[language], language, { all: words(dispositions), unless }))] : []),
    ...(silentAfter ? [said(sentence(patterns.silent[language], language, { x: saySpan(silentAfter, language) }))] : []),
    ...duty.ladder.map((rung) => rungSentence(rung, telling)),
  ]);
}
