import { catalogue } from '#kit/words.ts';

/** What an office may say to one item, in words. */
export const answerWords = catalogue({
  accepted: { en: 'Accepted', es: 'Aceptada', pt: 'Aceita' },
  'in-part': { en: 'Accepted in part', es: 'Aceptada en parte', pt: 'Aceita em parte' },
  conditional: { en: 'Accepted on a condition', es: 'Aceptada con una condición', pt: 'Aceita com uma condição' },
  referred: { en: 'Referred to somebody else', es: 'Remitida a otra entidad', pt: 'Encaminhada a outro órgão' },
  'already-done': { en: 'Said to be done already', es: 'Se afirma que ya está hecha', pt: 'Afirma-se que já foi feita' },
  declined: { en: 'Declined', es: 'Rechazada', pt: 'Recusada' },
  acknowledged: { en: 'Acknowledged only: this answers nothing, the clock runs on', es: 'Solo acuse de recibo: no responde nada y el plazo sigue', pt: 'Apenas recebida: não responde nada e o prazo continua' },
});
