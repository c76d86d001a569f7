import type { Words } from '@plenaria/kernel/language.ts';
import { catalogue } from '#kit/words.ts';
import type { TakeOverRefusal } from '#rooms/deliberate/take-over.ts';
import type { TakeOverReadingsRefusal } from '#rooms/monitor/take-over-readings.ts';

type Refusal = TakeOverRefusal | TakeOverReadingsRefusal;

const { words } = catalogue<Refusal>({
  'no-such-cycle': { en: 'This assembly has no round of work that the texts could belong to. Publish its question first.', es: 'Esta asamblea no tiene un ciclo de trabajo al que puedan pertenecer los textos. Publique primero su pregunta.', pt: 'Esta assembleia não tem um ciclo de trabalho ao qual os textos possam pertencer. Publique primeiro a pergunta.' },
  'no-such-report': { en: 'The report that these texts are part of was not found. Send the file again.', es: 'No se encontró el informe del que forman parte estos textos. Envíe el archivo de nuevo.', pt: 'O relatório de que estes textos fazem parte não foi encontrado. Envie o arquivo de novo.' },
  'nothing-to-take-over': { en: 'The file has no rows to take over.', es: 'El archivo no tiene filas que incorporar.', pt: 'O arquivo não tem linhas para incorporar.' },
  'title-missing': { en: 'One of the texts has no title. Every text needs one.', es: 'Uno de los textos no tiene título. Todos necesitan uno.', pt: 'Um dos textos não tem título. Todos precisam de um.' },
  'source-missing': { en: 'Say where it was published, so that anybody can look it up.', es: 'Diga dónde se publicó, para que cualquiera pueda consultarlo.', pt: 'Diga onde foi publicado, para que qualquer pessoa possa consultar.' },
  'number-twice': { en: 'Two texts have the same number. Give each its own.', es: 'Dos textos tienen el mismo número. Dé a cada uno el suyo.', pt: 'Dois textos têm o mesmo número. Dê a cada um o seu.' },
  'already-written': { en: 'These texts were already taken over.', es: 'Estos textos ya se incorporaron.', pt: 'Estes textos já foram incorporados.' },
  'decided-in-the-future': { en: 'The day it was decided lies in the future.', es: 'El día en que se decidió está en el futuro.', pt: 'O dia em que foi decidido está no futuro.' },
  'in-the-future': { en: 'The day of the readings lies in the future.', es: 'El día de las lecturas está en el futuro.', pt: 'O dia das leituras está no futuro.' },
  'no-such-text': { en: 'A reading names a text that was not taken over. Send the file again.', es: 'Una lectura nombra un texto que no se incorporó. Envíe el archivo de nuevo.', pt: 'Uma leitura cita um texto que não foi incorporado. Envie o arquivo de novo.' },
  'no-such-author': { en: 'Choose whose readings these are. The organisation must be entered first.', es: 'Elija de quién son estas lecturas. Primero hay que registrar la organización.', pt: 'Escolha de quem são estas leituras. A organização precisa ser cadastrada antes.' },
  'reading-is-no-word': { en: 'A reading must be one short word of letters, digits, - or _, such as “partly”.', es: 'Una lectura debe ser una palabra corta de letras, cifras, - o _, como «partly».', pt: 'Uma leitura deve ser uma palavra curta de letras, algarismos, - ou _, como “partly”.' },
  'mark-out-of-range': { en: 'A mark is below zero or above the best mark.', es: 'Una nota es menor que cero o mayor que la nota máxima.', pt: 'Uma nota é menor que zero ou maior que a nota máxima.' },
});

/** Why a published text was not taken over, as a sentence. */
export const refused = (refusal: Refusal): Words => words[refusal];
