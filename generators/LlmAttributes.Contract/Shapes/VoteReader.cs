using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads <c>[Vote]</c> and tells what of it does nothing where it stands.</summary>
internal sealed class VoteReader(RuleReporter reporter, IMethodSymbol call)
{
    private const int AsSet = 2;

    /// <summary>Reads how a property is voted on; it may be said at the constructor's parameter too.</summary>
    public VoteModel? Read(IPropertySymbol property, IParameterSymbol? parameter, PartModel part, string path) =>
        Find(property.GetAttributes()) is { } own ? Read(own, part, path, isMember: true)
        : parameter is not null && Find(parameter.GetAttributes()) is { } other ? Read(other, part, path, isMember: true)
        : null;

    /// <summary>Reads how the result itself is voted on.</summary>
    public VoteModel? ReadResult(PartModel? part, bool isVoted)
    {
        if (Find(call.GetReturnTypeAttributes()) is not { } attribute)
            return null;
        if (isVoted)
            return Read(attribute, part, call.Name, isMember: false);
        Report(attribute, call.Name, "Vote", "says how an ensemble merges its answers", "add [Ensemble], or remove it");
        return null;
    }

    private VoteModel Read(AttributeData attribute, PartModel? part, string path, bool isMember)
    {
        var isKey = AttributeReader.Boolean(attribute, "IsKey") == true;
        var lists = AttributeReader.EnumNumber(attribute, "Lists") ?? 0;
        if (isKey && !isMember)
            Report(attribute, path, "IsKey", "belongs on a property of the result", "move it there");
        if (lists != 0 && !Holds(part, static held => held.Kind == PartKind.List))
            Report(attribute, path, "Lists", "is for lists", "remove it");
        return new(isKey && isMember, Tolerance(attribute, "Tolerance", part, path), Tolerance(attribute, "RelativeTolerance", part, path), lists == 0 ? null : lists == AsSet);
    }

    private double? Tolerance(AttributeData attribute, string name, PartModel? part, string path)
    {
        if (AttributeReader.Number(attribute, name) is not { } value)
            return null;
        if (!Holds(part, static held => held is { Kind: PartKind.Value, SchemaType: "integer" or "number" }))
            Report(attribute, path, name, "is for numbers", "remove it");
        else if (value < 0 || double.IsInfinity(value))
            Report(attribute, path, name, "is 0 or more", "correct it");
        else
            return value;
        return null;
    }

    private static bool Holds(PartModel? part, Func<PartModel, bool> holds) => part is not null && (holds(part) || Holds(part.Item, holds));

    // A contract is reported on where it stands, and its result types may stand anywhere.
    private void Report(AttributeData attribute, string path, string name, string what, string remedy) =>
        reporter.Report(RuleCatalog.IdleVote, path == call.Name ? RuleAnchor.At(attribute) : RuleAnchor.At(call), path, name, what, remedy);

    private static AttributeData? Find(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { Name: "VoteAttribute" } type && Declarations.IsOurs(type))
                return attribute;
        }

        return null;
    }
}
