using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor EvenMajority = Rule(
        RuleIds.EvenMajority, Category.Routing, DiagnosticSeverity.Info,
        title: "Majorities of even numbers should say what breaks a tie",
        message: "'{0}' takes the majority of {1} members, of which half may say one thing and half another; set 'TieBreak', or make their number odd");

    public static readonly DiagnosticDescriptor ExactVoteOnText = Rule(
        RuleIds.ExactVoteOnText, Category.Routing, DiagnosticSeverity.Info,
        title: "Free text should not be voted on word by word",
        message: "'{0}' takes the majority of texts, and long texts are hardly ever the same; return an enumeration or a record, or merge by 'BestOfN'");

    public static readonly DiagnosticDescriptor SamplesAtZero = Rule(
        RuleIds.SamplesAtZero, Category.Routing, DiagnosticSeverity.Warning,
        title: "Samples should be able to differ",
        message: "'{0}' takes {1} samples at temperature 0, which hardly differ; raise 'Temperature', or ask other models");

    public static readonly DiagnosticDescriptor JudgeIsMember = Rule(
        RuleIds.JudgeIsMember, Category.Routing, DiagnosticSeverity.Warning,
        title: "Judges should not judge themselves",
        message: "'{0}' lets '{1}' judge answers of which one is its own; name another model in 'Judge'");

    public static readonly DiagnosticDescriptor MemberWeightsSum = Rule(
        RuleIds.MemberWeightsSum, Category.Routing, DiagnosticSeverity.Warning,
        title: "Shares of members should sum to 1",
        message: "The weights of the members of '{0}' are shares that sum to {1}; make it 1, or use weights of 1 and more");

    public static readonly DiagnosticDescriptor EnsembleTimeBelowMembers = Rule(
        RuleIds.EnsembleTimeBelowMembers, Category.Routing, DiagnosticSeverity.Warning,
        title: "Members should have the time that their attempts may take",
        message: "The members of '{0}' have {1} s together, less than the {2} s of one attempt; raise 'TimeoutSeconds', or lower 'AttemptSeconds'");

    public static readonly DiagnosticDescriptor BudgetBelowMembers = Rule(
        RuleIds.BudgetBelowMembers, Category.Routing, DiagnosticSeverity.Warning,
        title: "The budget of an ensemble should pay for all members",
        message: "'{0}' may cost ${1}, but the output of its {2} members alone up to ${3}; raise 'PerCallUsd', lower 'MaxOutputTokens', or take members out");

    public static readonly DiagnosticDescriptor CostOfMembers = Rule(
        RuleIds.CostOfMembers, Category.Routing, DiagnosticSeverity.Info,
        title: "An ensemble costs as much as its members",
        message: "'{0}' asks up to {1} times for each call, at ${2} per million input tokens together, {3} times what its cheapest member costs alone; 'EarlyStop' saves calls");

    public static readonly DiagnosticDescriptor UnfitEnsembleType = Rule(
        RuleIds.UnfitEnsembleType, Category.Routing, DiagnosticSeverity.Warning,
        title: "Types that merge or accept answers should fit the result",
        message: "The ensemble of '{0}' names '{1}', which is no '{2}', so creating the client fails; implement the interface, or name another type");

    public static readonly DiagnosticDescriptor UnknownMemberVariant = Rule(
        RuleIds.UnknownMemberVariant, Category.Routing, DiagnosticSeverity.Error,
        title: "Members must take a prompt that their call has",
        message: "Member '{0}' of '{1}' takes the prompt variant '{2}', which the call does not have; add [PromptVariant(\"{2}\", ...)] to it, or name another variant");
}
