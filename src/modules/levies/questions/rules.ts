/** Which questions a list shows. */
export const questionLists = { all: 'All questions', open: 'Not answered', answered: 'Answered' } as const
type QuestionList = keyof typeof questionLists
export const isQuestionList = (text: string): text is QuestionList => Object.hasOwn(questionLists, text)

export type QuestionsAsked = { readonly list: QuestionList; readonly q: string; readonly page: number }

/** How many stand on a page of the list. */
export const questionsSize = 50
