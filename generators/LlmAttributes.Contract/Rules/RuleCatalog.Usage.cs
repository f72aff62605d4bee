using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor InterfaceNotPartial = Rule(
        RuleIds.InterfaceNotPartial, Category.Usage, DiagnosticSeverity.Error,
        title: "Contracts must be partial",
        message: "Interface '{0}' is not partial; add 'partial' so that its client can be generated");

    public static readonly DiagnosticDescriptor UnsupportedMember = Rule(
        RuleIds.UnsupportedMember, Category.Usage, DiagnosticSeverity.Error,
        title: "Contracts hold methods only",
        message: "'{0}' is {1}, which no client can implement; make it a method with [Prompt] or move it to another interface");

    public static readonly DiagnosticDescriptor UnsupportedResult = Rule(
        RuleIds.UnsupportedResult, Category.Usage, DiagnosticSeverity.Error,
        title: "Results must be readable from an answer",
        message: "'{0}' returns '{1}', which no answer can be read into; "
            + "return a task of string, an enum, bool, a number, a record or class of yours, a list, ChatResponse or LlmResult<T>, or a stream of string, ChatResponseUpdate or values");

    public static readonly DiagnosticDescriptor SynchronousCall = Rule(
        RuleIds.SynchronousCall, Category.Usage, DiagnosticSeverity.Error,
        title: "Calls must be asynchronous",
        message: "'{0}' returns '{1}' at once, but a model takes time; return a Task, a ValueTask or an IAsyncEnumerable");

    public static readonly DiagnosticDescriptor UnsupportedParameter = Rule(
        RuleIds.UnsupportedParameter, Category.Usage, DiagnosticSeverity.Error,
        title: "Parameters must be plain values, one of each role",
        message: "Parameter '{0}' of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor UnsupportedGenerics = Rule(
        RuleIds.UnsupportedGenerics, Category.Usage, DiagnosticSeverity.Error,
        title: "Type parameters must be known to the generated client",
        message: "'{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor MissingPrompt = Rule(
        RuleIds.MissingPrompt, Category.Usage, DiagnosticSeverity.Error,
        title: "Calls need a prompt",
        message: "'{0}' has no prompt; add [Prompt] or give the method a body");

    public static readonly DiagnosticDescriptor MissingCancellationToken = Rule(
        RuleIds.MissingCancellationToken, Category.Usage, DiagnosticSeverity.Info,
        title: "Calls should take a CancellationToken",
        message: "'{0}' takes no CancellationToken, so nobody can cancel it; add 'CancellationToken cancellationToken = default'");

    public static readonly DiagnosticDescriptor CancellationTokenNotLast = Rule(
        RuleIds.CancellationTokenNotLast, Category.Usage, DiagnosticSeverity.Warning,
        title: "CancellationToken should be the last parameter",
        message: "CancellationToken '{0}' of '{1}' is not the last parameter; move it to the end");

    public static readonly DiagnosticDescriptor AttributeWithoutEffect = Rule(
        RuleIds.AttributeWithoutEffect, Category.Usage, DiagnosticSeverity.Warning,
        title: "Attributes should have an effect where they stand",
        message: "'{0}' does nothing on '{1}', {2}; remove it");

    public static readonly DiagnosticDescriptor PartialMethod = Rule(
        RuleIds.PartialMethod, Category.Usage, DiagnosticSeverity.Error,
        title: "Calls must not be partial methods",
        message: "'{0}' is a partial method, which is not virtual and so cannot be implemented; remove 'partial'");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Rule(
        RuleIds.ContainingTypeNotPartial, Category.Usage, DiagnosticSeverity.Error,
        title: "Types around a contract must be partial",
        message: "'{0}' contains the contract '{1}' but is not partial; add 'partial' to it");

    public static readonly DiagnosticDescriptor UnsupportedDecoratedMember = Rule(
        RuleIds.UnsupportedDecoratedMember, Category.Usage, DiagnosticSeverity.Error,
        title: "Decorated members must be possible to pass through",
        message: "'{0}' {1}, so it cannot be decorated; {2}");

    public static readonly DiagnosticDescriptor UnreachableType = Rule(
        RuleIds.UnreachableType, Category.Usage, DiagnosticSeverity.Error,
        title: "Types of a contract must be reachable from generated code",
        message: "'{0}' uses '{1}', which {2}; {3}");

    public static readonly DiagnosticDescriptor UnsupportedFake = Rule(
        RuleIds.UnsupportedFake, Category.Usage, DiagnosticSeverity.Error,
        title: "Fakes must be partial classes of an interface that can be faked",
        message: "'{0}' cannot be a fake of '{1}', which {2}; {3}");
}
