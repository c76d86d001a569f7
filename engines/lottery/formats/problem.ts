import type { Language, Words } from '@plenaria/kernel/language.ts';
import { sayer } from '../say.ts';
import type { FormNote } from './table.ts';
import type { NotATable } from './xlsx.ts';

export type ProblemWord =
  | NotATable | 'no-heading-row' | 'heading-missing' | 'heading-twice' | 'open-quotation' | 'cells-without-heading' | 'blank' | 'not-whole' | 'not-a-share' | 'most-below-least' | 'flex-narrower'
  | 'quota-twice' | 'crossed-with-itself' | 'needs-seats' | 'id-twice' | 'unknown-value' | 'not-yes-or-no';

/** Something in a file that cannot be read: where it stands, what stands there and what would do. Row 0 is the file as a whole. */
export interface Problem {
  readonly is: ProblemWord;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  /** What was expected; values with ` | ` between them. */
  readonly wants: string;
}

export type NoteWord =
  | FormNote | 'heading-not-first' | 'note-row' | 'blank-row' | 'other-spelling' | 'ids-from-first-column' | 'ids-from-rows' | 'same-person-twice' | 'bounds-from-share' | 'households';

/** Something that the reader decided and tells: nothing is guessed silently. */
export interface Note {
  readonly is: NoteWord;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly taken: string;
}

export const note = (is: NoteWord, row = 0, column = '', found = '', taken = ''): Note => ({ is, row, column, found, taken });
export const problem = (is: ProblemWord, row: number, column: string, found = '', wants = ''): Problem => ({ is, row, column, found, wants });

/** Sentences of problems and notes; `row`, `column`, `found` and `wants` or `taken` may stand in them. */
export const fileWords = {
  'old-excel': { en: 'This is an old Excel file (.xls). Save it as .xlsx or CSV.', es: 'Es un archivo antiguo de Excel (.xls). Guárdelo como .xlsx o CSV.', pt: 'É um arquivo antigo do Excel (.xls). Salve como .xlsx ou CSV.' },
  'not-a-spreadsheet': { en: 'This file cannot be opened as a spreadsheet. Save it again as .xlsx or CSV.', es: 'Este archivo no se abre como hoja de cálculo. Guárdelo de nuevo como .xlsx o CSV.', pt: 'Este arquivo não abre como planilha. Salve de novo como .xlsx ou CSV.' },
  'empty-file': { en: 'The file is empty.', es: 'El archivo está vacío.', pt: 'O arquivo está vazio.' },
  'no-heading-row': { en: 'No row names the columns. Wanted: {wants}. The first row says: {found}', es: 'Ninguna fila nombra las columnas. Se necesita: {wants}. La primera fila dice: {found}', pt: 'Nenhuma linha dá nome às colunas. É preciso: {wants}. A primeira linha diz: {found}' },
  'heading-missing': { en: 'Row {row}: there is no column “{column}”. The columns are: {found}', es: 'Fila {row}: no hay columna «{column}». Las columnas son: {found}', pt: 'Linha {row}: não há coluna “{column}”. As colunas são: {found}' },
  'heading-twice': { en: 'Row {row}: two columns are named “{column}”. Rename or delete one.', es: 'Fila {row}: dos columnas se llaman «{column}». Cambie el nombre de una o bórrela.', pt: 'Linha {row}: duas colunas se chamam “{column}”. Renomeie ou apague uma.' },
  'open-quotation': { en: 'Row {row}: a quotation mark is opened and not closed.', es: 'Fila {row}: unas comillas se abren y no se cierran.', pt: 'Linha {row}: há aspas abertas que não fecham.' },
  'cells-without-heading': { en: 'Row {row}: “{found}” stands in a column without a name. Is a comma inside a value?', es: 'Fila {row}: «{found}» está en una columna sin nombre. ¿Hay una coma dentro de un valor?', pt: 'Linha {row}: “{found}” está numa coluna sem nome. Há uma vírgula dentro de um valor?' },
  blank: { en: 'Row {row}, {column}: nothing stands here. Wanted: {wants}', es: 'Fila {row}, {column}: está vacío. Se necesita: {wants}', pt: 'Linha {row}, {column}: está vazio. É preciso: {wants}' },
  'not-whole': { en: 'Row {row}, {column}: “{found}” is not a whole number from 0 up.', es: 'Fila {row}, {column}: «{found}» no es un número entero desde 0.', pt: 'Linha {row}, {column}: “{found}” não é um número inteiro a partir de 0.' },
  'not-a-share': { en: 'Row {row}, {column}: “{found}” is not a share. Write 27 % or 0.27.', es: 'Fila {row}, {column}: «{found}» no es una proporción. Escriba 27 % o 0,27.', pt: 'Linha {row}, {column}: “{found}” não é uma proporção. Escreva 27 % ou 0,27.' },
  'most-below-least': { en: 'Row {row}, {column}: the most ({found}) is below the least ({wants}).', es: 'Fila {row}, {column}: el máximo ({found}) es menor que el mínimo ({wants}).', pt: 'Linha {row}, {column}: o máximo ({found}) é menor que o mínimo ({wants}).' },
  'flex-narrower': { en: 'Row {row}, {column}: {found} does not reach as far as the quota itself ({wants}).', es: 'Fila {row}, {column}: {found} no llega hasta la propia cuota ({wants}).', pt: 'Linha {row}, {column}: {found} não alcança a própria cota ({wants}).' },
  'quota-twice': { en: 'Row {row}, {column}: “{found}” has a quota already in row {wants}.', es: 'Fila {row}, {column}: «{found}» ya tiene una cuota en la fila {wants}.', pt: 'Linha {row}, {column}: “{found}” já tem uma cota na linha {wants}.' },
  'crossed-with-itself': { en: 'Row {row}, {column}: “{found}” does not name one value for each of: {wants}', es: 'Fila {row}, {column}: «{found}» no nombra un valor para cada una de: {wants}', pt: 'Linha {row}, {column}: “{found}” não dá um valor para cada uma de: {wants}' },
  'needs-seats': { en: 'Row {row}, {column}: the share “{found}” becomes seats only when the number of seats is known.', es: 'Fila {row}, {column}: la proporción «{found}» solo se convierte en puestos si se conoce el número de puestos.', pt: 'Linha {row}, {column}: a proporção “{found}” só vira lugares quando se sabe o número de lugares.' },
  'id-twice': { en: 'Row {row}, {column}: “{found}” is also in row {wants}, with other answers.', es: 'Fila {row}, {column}: «{found}» está también en la fila {wants}, con otras respuestas.', pt: 'Linha {row}, {column}: “{found}” também está na linha {wants}, com outras respostas.' },
  'unknown-value': { en: 'Row {row}, {column}: no quota knows “{found}”. Known: {wants}', es: 'Fila {row}, {column}: ninguna cuota conoce «{found}». Se conocen: {wants}', pt: 'Linha {row}, {column}: nenhuma cota conhece “{found}”. Conhecidos: {wants}' },
  'not-yes-or-no': { en: 'Row {row}, {column}: “{found}” is neither yes nor no.', es: 'Fila {row}, {column}: «{found}» no es ni sí ni no.', pt: 'Linha {row}, {column}: “{found}” não é sim nem não.' },
} as const satisfies Record<ProblemWord, Words>;

export const noteWords = {
  'utf-16': { en: 'The file was read as UTF-16.', es: 'El archivo se leyó como UTF-16.', pt: 'O arquivo foi lido como UTF-16.' },
  'windows-1252': { en: 'The file is not UTF-8; it was read as Windows-1252. Look at the accents.', es: 'El archivo no es UTF-8; se leyó como Windows-1252. Revise los acentos.', pt: 'O arquivo não é UTF-8; foi lido como Windows-1252. Confira os acentos.' },
  semicolons: { en: 'Cells are parted by semicolons.', es: 'Las celdas se separan con punto y coma.', pt: 'As células são separadas por ponto e vírgula.' },
  tabs: { en: 'Cells are parted by tabs.', es: 'Las celdas se separan con tabuladores.', pt: 'As células são separadas por tabulações.' },
  bars: { en: 'Cells are parted by bars.', es: 'Las celdas se separan con barras.', pt: 'As células são separadas por barras.' },
  'heading-not-first': { en: 'The columns are named in row {row}; rows above it were left out.', es: 'Las columnas se nombran en la fila {row}; las anteriores no se leyeron.', pt: 'As colunas têm nome na linha {row}; as linhas acima não foram lidas.' },
  'note-row': { en: 'Row {row} was taken as a remark: “{found}”', es: 'La fila {row} se tomó como comentario: «{found}»', pt: 'A linha {row} foi tomada como comentário: “{found}”' },
  'blank-row': { en: 'Row {row} has no answers and was left out.', es: 'La fila {row} no tiene respuestas y se omitió.', pt: 'A linha {row} não tem respostas e foi deixada de fora.' },
  'other-spelling': { en: '{column}: “{found}” was read as “{taken}” (first in row {row}).', es: '{column}: «{found}» se leyó como «{taken}» (primero en la fila {row}).', pt: '{column}: “{found}” foi lido como “{taken}” (primeiro na linha {row}).' },
  'ids-from-first-column': { en: 'No column is named id; “{column}” names each person once and was taken.', es: 'Ninguna columna se llama id; «{column}» nombra a cada persona una vez y se usó.', pt: 'Nenhuma coluna se chama id; “{column}” dá um nome a cada pessoa e foi usada.' },
  'ids-from-rows': { en: 'No column names each person; the row numbers do.', es: 'Ninguna columna identifica a cada persona; se usan los números de fila.', pt: 'Nenhuma coluna identifica cada pessoa; usam-se os números das linhas.' },
  'same-person-twice': { en: 'Row {row} repeats “{found}” word for word and was left out.', es: 'La fila {row} repite «{found}» palabra por palabra y se omitió.', pt: 'A linha {row} repete “{found}” palavra por palavra e foi deixada de fora.' },
  'bounds-from-share': { en: 'Row {row}: {found} of the people are {taken} seats.', es: 'Fila {row}: {found} de la población son {taken} puestos.', pt: 'Linha {row}: {found} da população são {taken} lugares.' },
  households: { en: '{found} people share an address with somebody else in the pool ({taken} addresses).', es: '{found} personas comparten dirección con otra del grupo ({taken} direcciones).', pt: '{found} pessoas dividem o endereço com outra do grupo ({taken} endereços).' },
} as const satisfies Record<NoteWord, Words>;

const sayProblem = sayer(fileWords);
const sayNote = sayer(noteWords);

/** A problem as a sentence. */
export const problemIn = (language: Language, { is, row, column, found, wants }: Problem): string => sayProblem(language, is, { row, column, found, wants });

/** A note as a sentence. */
export const noteIn = (language: Language, { is, row, column, found, taken }: Note): string => sayNote(language, is, { row, column, found, taken });
