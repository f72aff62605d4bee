module Desk

open LlmAttributes

/// An interface that a generator of another language would have to leave alone.
[<LlmClient>]
type IDesk =
    [<Prompt("Greet {nobody}.")>]
    abstract Greet: name: string -> string

let runtime () = LlmRuntime.CreateBuilder().Build()
