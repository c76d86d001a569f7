import type { Words } from '@plenaria/kernel/language.ts';
import { sayer } from '../say.ts';

export const webWords = {
  title: { en: 'Draw again', es: 'Repetir el sorteo', pt: 'Sortear de novo' },
  lede: { en: 'This page draws again from the published files of a draw and says whether everything agrees. It works without the internet: nothing you choose here leaves your machine.', es: 'Esta página repite el sorteo con los archivos publicados y dice si todo coincide. Funciona sin internet: nada de lo que elija sale de su máquina.', pt: 'Esta página sorteia de novo com os arquivos publicados e diz se tudo confere. Funciona sem internet: nada do que você escolher sai da sua máquina.' },
  files: { en: 'Choose draw.json, or commitment.txt, pool.txt, attributes.txt, quotas.csv, panels.csv and outcome.txt together', es: 'Elija draw.json, o juntos commitment.txt, pool.txt, attributes.txt, quotas.csv, panels.csv y outcome.txt', pt: 'Escolha draw.json, ou juntos commitment.txt, pool.txt, attributes.txt, quotas.csv, panels.csv e outcome.txt' },
  missing: { en: 'Not among the files: {files}', es: 'No están entre los archivos: {files}', pt: 'Não estão entre os arquivos: {files}' },
  receipt: { en: 'Am I in it? Choose your receipt', es: '¿Estoy incluida? Elija su comprobante', pt: 'Estou nele? Escolha seu comprovante' },
  inside: { en: 'Yes: you stand in this pool, at place {place} of {size}.', es: 'Sí: usted está en este grupo, en el lugar {place} de {size}.', pt: 'Sim: você está neste grupo, no lugar {place} de {size}.' },
  outside: { en: 'No: this receipt does not fit this pool.', es: 'No: este comprobante no corresponde a este grupo.', pt: 'Não: este comprovante não corresponde a este grupo.' },
  chance: { en: 'You stood in {count} of {panels} panels.', es: 'Usted estaba en {count} de {panels} paneles.', pt: 'Você estava em {count} de {panels} painéis.' },
  drawn: { en: 'You are on the panel that was drawn.', es: 'Usted está en el panel sorteado.', pt: 'Você está no painel sorteado.' }, notDrawn: { en: 'You are not on the panel that was drawn.', es: 'Usted no está en el panel sorteado.', pt: 'Você não está no painel sorteado.' },
  said: { en: 'What is committed of you: {features}', es: 'Lo registrado de usted: {features}', pt: 'O que está registrado de você: {features}' }, notBorneOut: { en: 'Not as committed: {features}', es: 'No coincide con lo registrado: {features}', pt: 'Não confere com o registrado: {features}' },
  notReceipt: { en: 'This file is not a receipt.', es: 'Este archivo no es un comprobante.', pt: 'Este arquivo não é um comprovante.' }, first: { en: 'Choose the files of the draw first.', es: 'Elija primero los archivos del sorteo.', pt: 'Escolha primeiro os arquivos do sorteio.' },
} as const satisfies Record<string, Words>;

export const sayWeb = sayer(webWords);
