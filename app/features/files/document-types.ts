/** What is kept as it came, besides pictures: the word for it and the ending of its name. */
export const documentTypes = {
  'application/pdf': { word: 'PDF', ending: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    word: 'Word',
    ending: 'docx',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    word: 'Excel',
    ending: 'xlsx',
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    word: 'PowerPoint',
    ending: 'pptx',
  },
  'text/plain': { word: '文書', ending: 'txt' },
} as const;
export type DocumentType = keyof typeof documentTypes;
