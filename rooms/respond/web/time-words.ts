import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  extendTitle: { en: 'Give more time for this answer?', es: '¿Dar más tiempo para esta respuesta?', pt: 'Dar mais tempo para esta resposta?' },
  extendLede: { en: 'The first date, {day}, stays on view for ever, and lateness is counted against it.', es: 'La primera fecha, {day}, queda siempre a la vista, y el atraso se cuenta desde ella.', pt: 'A primeira data, {day}, fica sempre à vista, e o atraso é contado a partir dela.' },
  until: { en: 'Until which day', es: 'Hasta qué día', pt: 'Até que dia' },
  why: { en: 'Why; everybody can read it', es: 'Por qué; cualquiera puede leerlo', pt: 'Por quê; qualquer pessoa pode ler' },
  extendIt: { en: 'Publish the new day', es: 'Publicar el nuevo día', pt: 'Publicar o novo dia' },
  waiveTitle: { en: 'Stop asking for this answer?', es: '¿Dejar de pedir esta respuesta?', pt: 'Deixar de pedir esta resposta?' },
  waiveLede: { en: 'Only the assembly that asked may say so. The question and your reason stay in the record.', es: 'Solo puede decirlo la asamblea que la pidió. La pregunta y su motivo quedan en el registro.', pt: 'Só a assembleia que pediu pode dizer isso. A pergunta e seu motivo ficam no registro.' },
  waiveIt: { en: 'Publish that we no longer ask', es: 'Publicar que ya no la pedimos', pt: 'Publicar que não pedimos mais' },
  declineTitle: { en: 'Will your office not answer at all?', es: '¿Su entidad no va a responder?', pt: 'Seu órgão não vai responder?' },
  declineLede: { en: 'This is not a no to the recommendation: it says in public that no answer will come. To say no with a reason, use your list of answers.', es: 'Esto no es un no a la recomendación: dice en público que no habrá respuesta. Para decir no con un motivo, use su lista de respuestas.', pt: 'Isto não é um não à recomendação: diz em público que não haverá resposta. Para dizer não com um motivo, use sua lista de respostas.' },
  declineIt: { en: 'Publish that we will not answer', es: 'Publicar que no responderemos', pt: 'Publicar que não responderemos' },
  noDuty: { en: 'This was never asked', es: 'Esto nunca se pidió', pt: 'Isto nunca foi pedido' },
  notWaiting: { en: 'No answer is waited for here any more', es: 'Aquí ya no se espera respuesta', pt: 'Aqui já não se espera resposta' },
  noDate: { en: 'No date was promised, so there is none to move', es: 'No se prometió fecha: no hay ninguna que mover', pt: 'Nenhuma data foi prometida: não há o que mudar' },
  notLater: { en: 'Choose a day after the one that stands', es: 'Elija un día posterior al vigente', pt: 'Escolha um dia depois do vigente' },
  dayMissing: { en: 'Give a real date: day, month and year', es: 'Indique una fecha real: día, mes y año', pt: 'Dê uma data real: dia, mês e ano' },
  reason: { en: 'Give the reason', es: 'Indique el motivo', pt: 'Dê o motivo' },
  byLaw: { en: 'A law lays this answer on your office: it cannot be refused here', es: 'Una ley impone esta respuesta a su entidad: no se puede rehusar aquí', pt: 'Uma lei impõe esta resposta ao seu órgão: não se pode recusar aqui' },
  assemblies: { en: 'Assemblies', es: 'Asambleas', pt: 'Assembleias' },
  theText: { en: 'The recommendation', es: 'La recomendación', pt: 'A recomendação' },
});
