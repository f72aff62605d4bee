using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Fragments: those that are declared, and the prompts of the contract that have a name.</content>
internal sealed partial class ContractParser
{
    private readonly HashSet<string> _included = new(StringComparer.Ordinal);
    private FragmentSet? _fragments;

    private FragmentSet FragmentsOf(DeclarationLevel level, TemplateSource user, TemplateSource system)
    {
        // A file may include some; what its text is, the generator learns later.
        var mayInclude = user.File is not null || Includes(user.Text) || (system.IsOfCall && (system.File is not null || Includes(system.Text)));
        if (!mayInclude)
            return FragmentSet.None;
        if (!ReferenceEquals(level.Outer, _level))
            return ReadFragments(level.Outer);
        return _fragments ??= ReadFragments(_level);
    }

    private void CheckFragments(List<CallModel> calls)
    {
        // A call that is broken elsewhere was not read far enough to know what it includes.
        var isKnown = calls.TrueForAll(static call => call.Fault is null);
        if (_reporter.IsListening)
            FragmentChecks.Check(_declarations.Fragments, _type.Name, _files, isKnown ? _included.Contains : null, _reporter);
    }

    private static bool Includes(string? text) => text is not null && text.IndexOf("{>", StringComparison.Ordinal) >= 0;

    private FragmentSet ReadFragments(DeclarationLevel? level)
    {
        var fragments = new List<FragmentModel>();
        for (var at = level; at is not null; at = at.Outer)
        {
            foreach (var attribute in at.Own.Fragments ?? [])
            {
                if (AttributeReader.TextArgument(attribute, 0) is { } name)
                    Add(name, AttributeReader.TextArgument(attribute, 1), AttributeReader.Text(attribute, "File"));
            }
        }

        AddNamed(_type);
        foreach (var inherited in _type.AllInterfaces)
            AddNamed(inherited);
        return new(fragments.ToEquatableArray(), _files, _included);

        void AddNamed(INamedTypeSymbol type)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol method && Declarations.Read(method)[DeclarationKind.Prompt] is { } prompt && AttributeReader.Text(prompt, "Name") is { } name)
                    Add(name, AttributeReader.TextArgument(prompt, 0), AttributeReader.Text(prompt, "File"));
            }
        }

        // One that is neither text nor file is a fault of its own; here it is an empty text.
        void Add(string name, string? text, string? file) => fragments.Add(new(name, text ?? (file is null ? "" : null), text is null ? file : null));
    }
}
