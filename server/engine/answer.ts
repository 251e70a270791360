import type { FromEngine } from './messages.ts'

/**
 * Lets a call act and posts its answer under its number. What goes wrong before the answer is the answer. A command is answered before its
 * consequences, so what goes wrong after it is told to `report`: who sent it waits no more.
 */
export function answerCall(number: number, act: (answer: (value: unknown) => void) => void, post: (message: FromEngine) => void, report: (error: unknown) => void): void {
  let answered = false
  try {
    act((value) => {
      answered = true
      post({ answer: number, value })
    })
  } catch (error) {
    if (answered) report(error)
    else post({ thrown: number, message: error instanceof Error ? error.message : String(error) })
  }
}
