using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Binds prompts from files, whose text the parser does not see when the generator calls it.</summary>
internal static class PromptFileBinder
{
    /// <summary>Fills in the prompts that a contract takes from files.</summary>
    public static ContractModel Resolve(ContractModel contract, PromptFiles files)
    {
        var calls = new List<CallModel>(contract.Calls.Count);
        foreach (var call in contract.Calls)
            calls.Add(call.Prompt is { NeedsFiles: true } prompt && call.Fault is null ? Resolve(call, prompt, files) : call);
        return contract with { Calls = calls.ToEquatableArray() };
    }

    /// <summary>Binds the text of one file against the paths that the parser has listed.</summary>
    public static EquatableArray<PromptPart> Bind(string text, string call, IReadOnlyList<ParameterModel> parameters, bool[] used, out RuleBreach? breach)
    {
        breach = null;
        var parts = new List<PromptPart>();
        foreach (var part in TemplateParser.Parse(text))
        {
            if (!part.IsHole)
            {
                parts.Add(PromptPart.Literal(part.Text));
                continue;
            }

            var broken = BindHole(part.Text, call, parameters, used, out var expression, out var isSensitive);
            breach ??= broken;
            parts.Add(new(expression, true, part.Format) { IsSensitive = isSensitive });
        }

        return parts.ToEquatableArray();
    }

    public static string PropertyRemedy(string? nearest) => nearest is null ? "name a public property" : $"rename it to '{nearest}'";

    private static CallModel Resolve(CallModel call, PromptModel prompt, PromptFiles files)
    {
        var used = new bool[call.Parameters.Count];
        Fault? fault = null;
        var user = prompt.UserFile is null ? prompt.User : Read(prompt.UserFile, "prompt", isOfCall: true);
        var system = prompt.SystemFile is null ? prompt.System : Read(prompt.SystemFile, "system prompt", prompt.IsSystemOfCall);
        return fault is not null
            ? call with { Fault = fault, Prompt = null }
            : call with
            {
                Prompt = prompt with
                {
                    User = user,
                    System = system,
                    UserFile = null,
                    SystemFile = null,
                    Fingerprint = PromptFingerprint.Of(system, prompt.OutputFormat, prompt.Examples, user),
                },
            };

        EquatableArray<PromptPart> Read(string path, string role, bool isOfCall)
        {
            if (files.Find(path) is not { } file)
            {
                fault ??= Fault.Of(RuleCatalog.PromptFileMissing, path, call.Name);
                return default;
            }

            if (string.IsNullOrWhiteSpace(file.Text))
            {
                fault ??= Fault.Of(RuleCatalog.EmptyPrompt, role, call.Name);
                return default;
            }

            if (!isOfCall)
                return ReadShared(file.Text);

            var parts = Bind(file.Text, call.Name, call.Parameters, used, out var breach);
            if (breach is not null)
                fault ??= Fault.Of(breach.Rule, breach.Arguments);
            return parts;
        }

        EquatableArray<PromptPart> ReadShared(string text)
        {
            foreach (var part in TemplateParser.Parse(text))
            {
                if (part.IsHole)
                    fault ??= Fault.Of(RuleCatalog.PlaceholderInSharedSystemPrompt, call.Name, part.Text);
            }

            return SharedSystemPrompt.Literal(text);
        }
    }

    private static RuleBreach? BindHole(string path, string call, IReadOnlyList<ParameterModel> parameters, bool[] used, out string expression, out bool isSensitive)
    {
        expression = "";
        isSensitive = false;
        var dot = path.IndexOf('.');
        var name = dot < 0 ? path : path.Substring(0, dot);
        var names = new List<string>();
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Paths.IsEmpty)
                continue;

            names.Add(parameters[i].Paths[0].Path);
            if (parameters[i].Paths[0].Path != name)
                continue;

            used[i] = true;
            isSensitive = parameters[i].IsSensitive;
            foreach (var known in parameters[i].Paths)
            {
                if (known.Path != path)
                    continue;

                expression = known.Expression;
                return null;
            }

            return new(RuleCatalog.UnknownPlaceholderProperty, call, path, parameters[i].Type, path.Substring(dot + 1), PropertyRemedy(null));
        }

        return new(RuleCatalog.UnknownPlaceholder, call, name, NearestName.PlaceholderRemedy(name, NearestName.Find(name, names)));
    }
}
