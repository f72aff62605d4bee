using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>Brings the contracts that take prompts from files together with just those files.</summary>
internal static class PromptFileStep
{
    public static bool NeedsFiles(ContractModel contract)
    {
        foreach (var call in contract.Calls)
        {
            if (call.NeedsFiles)
                return true;
        }

        return false;
    }

    public static IncrementalValuesProvider<ContractModel> Resolve(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ContractModel> contracts,
        IncrementalValueProvider<GeneratorSettings> settings)
    {
        var users = contracts.Where(NeedsFiles);
        // Other additional files belong to other tools and may be large: they are read only when a contract names them.
        var wanted = users.SelectMany(static (contract, _) => Paths(contract)).Collect();
        var files = context.AdditionalTextsProvider
            .Combine(wanted)
            .Select(static (x, token) => IsWanted(x.Left.Path, x.Right) ? PromptFile.Read(x.Left, token) : null)
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.PromptFiles)
            .Collect();
        return users.Combine(files.Combine(settings)).Select(static (x, _) =>
        {
            var files = new List<PromptFile>(x.Right.Left.Length);
            files.AddRange(x.Right.Left);
            return PromptFileBinder.Resolve(x.Left, new(x.Right.Right.ProjectDirectory, files.ToEquatableArray()), x.Right.Right.ReloadsPrompts);
        });
    }

    private static List<string> Paths(ContractModel contract)
    {
        var paths = new List<string>();
        foreach (var call in contract.Calls)
        {
            if (call.Prompt is { } prompt)
                AddPaths(paths, prompt);
            foreach (var variant in call.Variants)
                AddPaths(paths, variant.Prompt);
            foreach (var variant in call.MemberVariants)
                AddPaths(paths, variant.Prompt);
        }

        return paths;
    }

    private static void AddPaths(List<string> paths, PromptModel prompt)
    {
        if (prompt.UserTemplate?.File is { } user)
            paths.Add(Name(user));
        if (prompt.SystemTemplate?.File is { } system)
            paths.Add(Name(system));
        foreach (var example in prompt.Examples)
        {
            if (example.File is not null)
                paths.Add(Name(example.File));
        }

        foreach (var fragment in prompt.Fragments)
        {
            if (fragment.File is not null)
                paths.Add(Name(fragment.File));
        }
    }

    private static bool IsWanted(string path, System.Collections.Immutable.ImmutableArray<string> names)
    {
        var name = Name(path);
        foreach (var wanted in names)
        {
            if (wanted == name)
                return true;
        }

        return false;
    }

    private static string Name(string path) => path.Substring(path.LastIndexOfAny(s_separators) + 1);

    private static readonly char[] s_separators = ['/', '\\'];
}
