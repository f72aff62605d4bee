using System.Collections.Immutable;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators;

/// <summary>The registration methods of one namespace.</summary>
internal sealed record RegistrationFile(string HintName, string Namespace, EquatableArray<RegistrationEntry> Entries)
{
    public bool IsPublic
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Contract.IsPublic)
                    return true;
            }

            return false;
        }
    }

    public static ImmutableArray<RegistrationFile> Group(ImmutableArray<RegistrationModel?> registrations, CancellationToken token)
    {
        var byNamespace = new SortedDictionary<string, List<RegistrationModel>>(StringComparer.Ordinal);
        foreach (var registration in registrations)
        {
            if (registration is null)
                continue;

            if (!byNamespace.TryGetValue(registration.Namespace, out var list))
                byNamespace.Add(registration.Namespace, list = new());
            list.Add(registration);
        }

        var hintNames = ImmutableArray.CreateBuilder<string>(byNamespace.Count);
        foreach (var space in byNamespace.Keys)
            hintNames.Add(HintNameOf(space));
        var clashes = HintNames.FindClashes(hintNames.ToImmutable(), HintNames.Models);
        var files = ImmutableArray.CreateBuilder<RegistrationFile>(byNamespace.Count);
        foreach (var group in byNamespace)
            files.Add(new(HintNames.Number(HintNameOf(group.Key), clashes), group.Key, Name(group.Value)));
        return files.MoveToImmutable();
    }

    private static string HintNameOf(string space) => (space.Length == 0 ? "" : space.Replace("@", "") + ".") + HintNames.Registration;

    private static EquatableArray<RegistrationEntry> Name(List<RegistrationModel> registrations)
    {
        registrations.Sort(static (left, right) => string.CompareOrdinal(left.TypeName, right.TypeName));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<RegistrationEntry>(registrations.Count);
        foreach (var registration in registrations)
        {
            var name = Identifiers.Unique(registration.MethodName, taken);
            entries.Add(new(name, registration));
        }

        return entries.ToEquatableArray();
    }
}
