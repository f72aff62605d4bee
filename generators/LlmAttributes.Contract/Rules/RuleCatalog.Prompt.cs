using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor UnknownPlaceholder = Rule(
        RuleIds.UnknownPlaceholder, Category.Prompt, DiagnosticSeverity.Error,
        title: "Prompt placeholders must match a parameter",
        message: "Prompt of '{0}' uses '{{{1}}}' but no parameter has that name; {2}");

    public static readonly DiagnosticDescriptor UnusedParameter = Rule(
        RuleIds.UnusedParameter, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Parameters should be used by the prompt",
        message: "Parameter '{0}' of '{1}' does not reach the model; add '{{{0}}}' to the prompt or remove the parameter");

    public static readonly DiagnosticDescriptor NearMissPlaceholder = Rule(
        RuleIds.NearMissPlaceholder, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Braces should be a placeholder or clearly none",
        message: "'{0}' in the prompt of '{1}' looks like a placeholder but is sent as it stands; write '{2}'");

    public static readonly DiagnosticDescriptor PromptFileMissing = Rule(
        RuleIds.PromptFileMissing, Category.Prompt, DiagnosticSeverity.Error,
        title: "Prompt files must be additional files",
        message: "File '{0}' of '{1}' is not among the additional files; add it to the project as <AdditionalFiles Include=\"{0}\" />");

    public static readonly DiagnosticDescriptor TwoPrompts = Rule(
        RuleIds.TwoPrompts, Category.Prompt, DiagnosticSeverity.Error,
        title: "A prompt is a text or a file",
        message: "'{0}' has both a text and a file as its {1}; keep one");

    public static readonly DiagnosticDescriptor SecretInPrompt = Rule(
        RuleIds.SecretInPrompt, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Prompts should not hold secrets",
        message: "The {0} of '{1}' holds what looks like {2}; take it out, since source and model would both see it");

    public static readonly DiagnosticDescriptor UnknownPlaceholderProperty = Rule(
        RuleIds.UnknownPlaceholderProperty, Category.Prompt, DiagnosticSeverity.Error,
        title: "Property paths of placeholders must be readable",
        message: "Prompt of '{0}' uses '{{{1}}}' but '{2}' has no readable property '{3}'; {4}");

    public static readonly DiagnosticDescriptor PlaceholderInSharedSystemPrompt = Rule(
        RuleIds.PlaceholderInSharedSystemPrompt, Category.Prompt, DiagnosticSeverity.Error,
        title: "Shared system prompts must not have placeholders",
        message: "System prompt of '{0}' uses '{{{1}}}' but calls differ in their parameters; move it to the methods or write '{{{{{1}}}}}'");

    public static readonly DiagnosticDescriptor EmptyPrompt = Rule(
        RuleIds.EmptyPrompt, Category.Prompt, DiagnosticSeverity.Error,
        title: "Prompts must not be empty",
        message: "The {0} of '{1}' is empty; write one or remove the attribute");

    public static readonly DiagnosticDescriptor UnknownFragment = Rule(
        RuleIds.UnknownFragment, Category.Prompt, DiagnosticSeverity.Error,
        title: "Included fragments must be declared",
        message: "Prompt of '{0}' includes '{{>{1}}}' but no fragment or named prompt has that name; {2}");

    public static readonly DiagnosticDescriptor FragmentCycle = Rule(
        RuleIds.FragmentCycle, Category.Prompt, DiagnosticSeverity.Error,
        title: "Fragments must not include themselves",
        message: "Fragment '{0}' in the prompt of '{1}' includes itself by way of '{2}'; take one of the inclusions out");

    public static readonly DiagnosticDescriptor MisplacedTag = Rule(
        RuleIds.MisplacedTag, Category.Prompt, DiagnosticSeverity.Error,
        title: "Tags of prompts must be well-formed and closed",
        message: "Tag '{0}' in the prompt of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor TagTypeMismatch = Rule(
        RuleIds.TagTypeMismatch, Category.Prompt, DiagnosticSeverity.Error,
        title: "Tags and list formats of prompts must fit their values",
        message: "'{0}' in the prompt of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor UntrustedInSystemPrompt = Rule(
        RuleIds.UntrustedInSystemPrompt, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Untrusted values should not stand in system messages",
        message: "System message of '{1}' holds '{{{0}}}', which is [Untrusted]; move it to the user's message");

    public static readonly DiagnosticDescriptor UntrustedUnfenced = Rule(
        RuleIds.UntrustedUnfenced, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Untrusted values should stand between delimiters",
        message: "'{{{0}:raw}}' in the prompt of '{1}' leaves an [Untrusted] value as it is; remove the format");

    public static readonly DiagnosticDescriptor ExampleMismatch = Rule(
        RuleIds.ExampleMismatch, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Examples should be answers that their call can read",
        message: "Example '{0}' of '{1}' is no {2}, as the call reads it; give an answer that is one");

    public static readonly DiagnosticDescriptor VolatilePrefix = Rule(
        RuleIds.VolatilePrefix, Category.Prompt, DiagnosticSeverity.Info,
        title: "Stable text should stand before what changes",
        message: "Prompt of '{0}' has {1} letters of stable text behind '{{{2}}}', which changes with each call and keeps providers from caching them; move the placeholder to the end");

    public static readonly DiagnosticDescriptor TypeNameValue = Rule(
        RuleIds.TypeNameValue, Category.Prompt, DiagnosticSeverity.Warning,
        title: "Values of prompts should have a text of their own",
        message: "'{{{0}}}' in the prompt of '{1}' renders as the name of its type '{2}'; {3}");

    public static readonly DiagnosticDescriptor UnsupportedTool = Rule(
        RuleIds.UnsupportedTool, Category.Prompt, DiagnosticSeverity.Error,
        title: "Tools must take and return what models can write and read",
        message: "Tool '{0}' of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor InvalidExample = Rule(
        RuleIds.InvalidExample, Category.Prompt, DiagnosticSeverity.Error,
        title: "Examples must fit the parameters of their call",
        message: "Example of '{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor TaskOfPrompt = Rule(
        RuleIds.TaskOfPrompt, Category.Prompt, DiagnosticSeverity.Info,
        title: "Prompts should say what they ask for",
        message: "Prompt of '{0}' asks for {1} with confidence {2}, as {3}; name the task in its first words where that is wrong",
        isOn: false);

    public static readonly DiagnosticDescriptor InvalidRetrieval = Rule(
        RuleIds.InvalidRetrieval, Category.Prompt, DiagnosticSeverity.Error,
        title: "Retrieved passages need a query and a placeholder of their own",
        message: "[Retrieve(\"{0}\")] of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor SensitiveQuery = Rule(
        RuleIds.SensitiveQuery, Category.Prompt, DiagnosticSeverity.Info,
        title: "Sensitive values are sent to the store that is searched",
        message: "'{0}' of '{1}' is [Sensitive], and store '{2}' is searched for it; make sure that neither the store nor its embedding model shows it to others");

    public static readonly DiagnosticDescriptor UnfitChunk = Rule(
        RuleIds.UnfitChunk, Category.Prompt, DiagnosticSeverity.Error,
        title: "Chunked parameters must be one text that the call can be asked for in parts",
        message: "Parameter '{0}' of '{1}' cannot be asked for in chunks, since {2}; {3}");

    public static readonly DiagnosticDescriptor UnfitMany = Rule(
        RuleIds.UnfitMany, Category.Prompt, DiagnosticSeverity.Error,
        title: "Calls for many items must return a task and take items",
        message: "'{0}' cannot be made for many items, since {1}; {2}");
}
