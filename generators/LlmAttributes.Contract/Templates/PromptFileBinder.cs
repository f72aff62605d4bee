using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Binds prompts from files, whose text the parser does not see when the generator calls it.</summary>
internal static class PromptFileBinder
{
    /// <summary>Fills in the prompts that a contract takes from files.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="files">The files.</param>
    /// <param name="reloads">Whether the files may be read again while the program runs.</param>
    public static ContractModel Resolve(ContractModel contract, PromptFiles files, bool reloads)
    {
        var calls = new List<CallModel>(contract.Calls.Count);
        foreach (var call in contract.Calls)
            calls.Add(Resolve(call, files, reloads && CanReload(call)));
        return contract with { Calls = calls.ToEquatableArray() };
    }

    // A value that is passed by reference cannot be read by a delegate.
    private static bool CanReload(CallModel call)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.IsRendered && parameter.Modifier is not ("" or "params "))
                return false;
        }

        return true;
    }

    private static CallModel Resolve(CallModel call, PromptFiles files, bool reloads)
    {
        if (call.Fault is not null || !call.NeedsFiles)
            return call;

        Fault? fault = null;
        var prompt = Resolve(call, call.Prompt!, files, reloads, ref fault);
        var variants = Resolve(call, call.Variants, files, reloads, ref fault);
        var members = Resolve(call, call.MemberVariants, files, reloads: false, ref fault);
        return fault is not null
            ? call with { Fault = fault, Prompt = null, Variants = default, MemberVariants = default }
            : call with { Prompt = prompt, Variants = variants, MemberVariants = members };
    }

    private static EquatableArray<VariantModel> Resolve(CallModel call, EquatableArray<VariantModel> variants, PromptFiles files, bool reloads, ref Fault? fault)
    {
        var resolved = new List<VariantModel>(variants.Count);
        foreach (var variant in variants)
            resolved.Add(variant with { Prompt = Resolve(call, variant.Prompt, files, reloads, ref fault) });
        return resolved.ToEquatableArray();
    }

    private static PromptModel Resolve(CallModel call, PromptModel prompt, PromptFiles files, bool reloads, ref Fault? outerFault)
    {
        if (!prompt.NeedsFiles)
            return prompt;

        var fault = outerFault;
        var locals = new LocalNames(call.Parameters);
        var binder = new TemplateBinder(call.Name, new(prompt.Fragments, files), locals, (breach, _) => fault ??= breach.ToFault(), static (_, _) => { });
        var names = new ListedNames(call.Name, call.Parameters, new bool[call.Parameters.Count], call.Retrievals);
        var system = prompt.System;
        if (prompt.SystemTemplate is { } systemTemplate && Read(systemTemplate, "system prompt") is { } systemText)
            system = prompt.IsSystemOfCall ? binder.BindMessage(systemText, TurnModel.System, names) : ReadShared(systemText);
        var turns = prompt.Turns;
        var examples = prompt.Examples;
        if (prompt.UserTemplate is { } userTemplate && Read(userTemplate, "prompt") is { } userText)
        {
            // A prompt that only its examples kept waiting is bound already.
            if (turns.IsEmpty)
                turns = binder.BindTurns(userText, names).ToEquatableArray();
            examples = ExampleBinder.Bind(ReadExamples(), userText, new(prompt.Fragments, files), call.Parameters, call.Name, (breach, _, _) => fault ??= breach.ToFault());
        }

        var bound = PromptTurns.Combine(prompt with { System = system, Examples = examples, UserTemplate = null, SystemTemplate = null, Fragments = default, Fence = binder.HasFences ? locals.Fence : prompt.Fence, Reload = reloads && call.Retrievals.IsEmpty ? prompt.Reload?.Read(files) : null }, turns, call.Name, out var breach);
        fault ??= breach?.ToFault();
        outerFault = fault;
        return bound;

        List<ExampleModel> ReadExamples()
        {
            var all = new List<ExampleModel>();
            foreach (var example in prompt.Examples)
            {
                if (example.File is null)
                {
                    all.Add(example);
                    continue;
                }

                if (files.Find(example.File) is not { } file)
                {
                    fault ??= Fault.Of(RuleCatalog.PromptFileMissing, example.File, call.Name);
                    continue;
                }

                foreach (var line in ExampleFile.Read(file.Text, call.Name, (breach, _, _) => fault ??= breach.ToFault()))
                {
                    if (line.Example is not null)
                        all.Add(line.Example);
                }
            }

            return all;
        }

        string? Read(TemplateModel template, string role)
        {
            if (template.Text is { } text)
                return text;

            if (files.Find(template.File!) is not { } file)
            {
                fault ??= Fault.Of(RuleCatalog.PromptFileMissing, template.File, call.Name);
                return null;
            }

            if (!string.IsNullOrWhiteSpace(file.Text))
                return file.Text;

            fault ??= Fault.Of(RuleCatalog.EmptyPrompt, role, call.Name);
            return null;
        }

        TurnModel ReadShared(string text)
        {
            foreach (var part in TemplateParser.Parse(text))
            {
                if (!part.IsLiteral)
                    fault ??= Fault.Of(RuleCatalog.PlaceholderInSharedSystemPrompt, call.Name, SharedSystemPrompt.Inside(part));
            }

            return SharedSystemPrompt.Literal(text);
        }
    }
}
