import type { VNode } from 'preact';
import { languages, type Language } from '@plenaria/kernel/language.ts';
import { Button, Choice, Form, Notice, Problems, TextArea, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Facts } from '#kit/table.tsx';
import { languageNames } from '#kit/words.ts';
import type { Seats } from '#nouns/seat.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { say } from './enrol-words.ts';
import { say as sayRoom } from './words.ts';

/** Where the answers of one letter are asked: by the person herself, or by somebody who types for her. */
export interface Desk {
  readonly visit: Visit;
  readonly seats: Seats;
  readonly code: string;
  /** `/enrol`, or the helper's own address. */
  readonly action: string;
  readonly helping: boolean;
}

export const notSaid = 'not-said';
const featurePrefix = 'feature.';

export const featuresOf = (seats: Seats): readonly string[] => [...new Set(seats.quotas.map(({ feature }) => feature))];
export const fieldOf = (feature: string): string => `${featurePrefix}${feature}`;

/** The questions in their order: one a page. */
export const questionsOf = (seats: Seats): readonly string[] => ['name', ...featuresOf(seats).map(fieldOf), 'home', 'reach', 'needs'];

const valuesOf = (seats: Seats, feature: string): readonly string[] => seats.quotas.filter((quota) => quota.feature === feature).map(({ value }) => value);

/** What is wrong with one answer; an answer that may stay empty is never wrong. */
export function problemOf({ visit, seats }: Desk, question: string): Problem | null {
  const answer = visit.form.get(question).trim();
  const wrong = (key: 'nameMissing' | 'answerMissing' | 'reachMissing'): Problem => ({ field: question, words: sayRoom(visit.language, key) });
  if (question === 'name') return answer === '' ? wrong('nameMissing') : null;
  if (question === 'reach') return answer === '' ? wrong('reachMissing') : null;
  if (!question.startsWith(featurePrefix)) return null;
  return answer === notSaid || valuesOf(seats, question.slice(featurePrefix.length)).includes(answer) ? null : wrong('answerMissing');
}

const shortName = ({ visit: { language } }: Desk, question: string): string => {
  if (question.startsWith(featurePrefix)) return question.slice(featurePrefix.length);
  return question === 'name' ? say(language, 'nameLabel') : sayRoom(language, question === 'reach' ? 'phone' : question === 'home' ? 'home' : 'needs');
};

function Field({ desk, question, typed }: { readonly desk: Desk; readonly question: string; readonly typed: Typed }): VNode {
  const { language } = typed;
  if (question === 'name') return <TextField name="name" label={say(language, 'nameLabel')} help={say(language, 'nameHelp')} typed={typed} complete={desk.helping ? 'off' : 'name'} />;
  if (question === 'home') return <TextField name="home" label={sayRoom(language, 'home')} help={sayRoom(language, 'homeHelp')} typed={typed} />;
  if (question === 'reach') return <TextField name="reach" label={sayRoom(language, 'phone')} help={say(language, 'reachHelp')} typed={typed} />;
  if (question === 'needs') return <TextArea name="needs" label={sayRoom(language, 'needs')} typed={typed} rows={3} />;
  const feature = question.slice(featurePrefix.length);
  const options = [...valuesOf(desk.seats, feature).map((value) => ({ value, label: <span dir="auto">{value}</span> })), { value: notSaid, label: say(language, 'notSaid'), help: say(language, 'notSaidHelp') }];
  return <Choice name={question} label={say(language, 'featureLabel', { feature })} help={say(language, 'featureHelp')} typed={typed} options={options} />;
}

/** The answers so far travel with the page: nothing is kept before the last button. */
const Carried = ({ desk, but, checking }: { readonly desk: Desk; readonly but: string; readonly checking: boolean }): VNode => (
  <>
    <input type="hidden" name="code" value={desk.code} />
    <input type="hidden" name="at" value={but} />
    {checking ? <input type="hidden" name="checking" value="yes" /> : null}
    {questionsOf(desk.seats).filter((question) => question !== but).map((question) => <input type="hidden" name={question} value={desk.visit.form.get(question)} />)}
  </>
);

/** The other two languages, each named in itself; the answers so far go along. */
const Speak = ({ language }: { readonly language: Language }): VNode => (
  <p class="acts">{languages.filter((other) => other !== language).map((other) => <button class="quiet-button" type="submit" name="speak" value={other} lang={other}>{languageNames[other]}</button>)}</p>
);

const Beside = ({ desk: { visit, helping } }: { readonly desk: Desk }): VNode | null => {
  if (helping) return <Notice tone="owed"><p>{say(visit.language, 'onBehalf')}</p></Notice>;
  return visit.house.phone === '' ? null : <p class="quiet">{say(visit.language, 'call', { phone: visit.house.phone })}</p>;
};

/** One question, with what was typed; `checking` comes from the page of all answers and goes back there. */
export function questionPage(desk: Desk, question: string, problem: Problem | null, checking: boolean): Reply {
  const { visit, seats } = desk;
  const { language } = visit;
  const all = questionsOf(seats);
  const at = all.indexOf(question);
  const typed: Typed = { language, values: visit.form.values, problems: problem === null ? [] : [problem] };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'progress', { at: at + 1, of: all.length })} lede={at === 0 ? sayRoom(language, 'enrolLede') : undefined} wrong={problem !== null}>
      <Problems typed={typed} />
      <Form action={desk.action} proof={visit.proof}>
        <Carried desk={desk} but={question} checking={checking} />
        <Field desk={desk} question={question} typed={typed} />
        <p class="acts"><Button>{say(language, checking || at === all.length - 1 ? 'toCheck' : 'next')}</Button>{at > 0 ? <Button second name="go" value="back">{say(language, 'back')}</Button> : null}</p>
        <Speak language={language} />
      </Form>
      <Beside desk={desk} />
    </Page>,
  );
  return { kind: 'page', status: problem === null ? 200 : 422, secret: true, html };
}

/** All answers on one page, each with a button to change it, before anything is kept. */
export function checkPage(desk: Desk): Reply {
  const { visit, seats } = desk;
  const { language } = visit;
  const shown = (question: string): VNode => {
    const answer = visit.form.get(question).trim();
    return <bdi>{answer === '' ? say(language, 'nothing') : answer === notSaid ? say(language, 'notSaid') : answer}</bdi>;
  };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'checkTitle')} lede={say(language, 'checkLede')}>
      <Form action={desk.action} proof={visit.proof} wide>
        <Carried desk={desk} but="check" checking />
        <Facts facts={questionsOf(seats).map((question) => [shortName(desk, question), <>{shown(question)} <button class="quiet-button" type="submit" name="go" value={question}>{say(language, 'change')}<span class="seen-not"> {shortName(desk, question)}</span></button></>] as const)} />
        <p class="acts"><Button name="go" value="send">{sayRoom(language, 'yes')}</Button></p>
        <Speak language={language} />
      </Form>
      <Beside desk={desk} />
    </Page>,
  );
  return { kind: 'page', secret: true, html };
}
