using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Streams: text, updates, the items of a list, or an object as it grows.</content>
internal sealed partial class ContractParser
{
    private ResultModel? ReadStream(IMethodSymbol method, INamedTypeSymbol type, out Fault? fault)
    {
        fault = null;
        var item = type.TypeArguments[0];
        var hasCompletion = type.Name == "LlmStream";
        if (WhyNoItem(item, hasCompletion) is { } remedy)
        {
            fault = Raise(RuleCatalog.UnstreamableItem, RuleAnchor.At(method), method.Name, Short(item), remedy);
            return null;
        }

        if (PartialOf(item) is { } growing)
            return HasError(growing) ? null : ReadPartial(method, growing, hasCompletion, out fault);

        var isText = item.SpecialType == SpecialType.System_String;
        if (!isText && !IsUpdate(item))
            return HasError(item) ? null : ReadItems(method, item, hasCompletion, out fault);

        return new()
        {
            Carrier = ResultCarrier.Stream,
            Wrapper = ResultWrapper.None,
            Answer = isText ? AnswerKind.Text : AnswerKind.Updates,
            ValueType = _facts.PlainNameOf(item),
            IsNullable = item.NullableAnnotation == NullableAnnotation.Annotated,
            HasCompletion = hasCompletion,
        };
    }

    private ResultModel? ReadItems(IMethodSymbol method, ITypeSymbol item, bool hasCompletion, out Fault? fault)
    {
        var reader = new ShapeReader(_facts, method, _reporter);
        var root = reader.ReadItems(item);
        fault = reader.Fault;
        if (root is null)
            return null;

        if (root.Part.Item!.IsNullable)
            _reporter.Report(RuleCatalog.NullableItem, RuleAnchor.At(method), method.Name, Short(item));
        Keep(root, reader);
        return new()
        {
            Carrier = ResultCarrier.Stream,
            Wrapper = ResultWrapper.None,
            Answer = AnswerKind.Items,
            ValueType = root.Part.Item.TypeName,
            Shape = root.Name,
            DisplayName = Short(item),
            HasCompletion = hasCompletion,
        };
    }

    private static bool IsUpdate(ITypeSymbol item) => item.Name == "ChatResponseUpdate" && IsExtensionsAI(item.ContainingNamespace);

    // What tells of a whole call, or is a whole answer, is no item of one.
    private static string? WhyNoItem(ITypeSymbol item, bool hasCompletion) => item switch
    {
        INamedTypeSymbol { TypeArguments.Length: 1, Name: "LlmResult" or "EnsembleResponse" or "LlmStream" } named when Declarations.IsOurs(named) =>
            $"return 'LlmStream<{Short(named.TypeArguments[0])}>', whose Completion has the facts of the call",
        { Name: "ChatResponse" } when IsExtensionsAI(item.ContainingNamespace) => "stream 'ChatResponseUpdate'",
        _ when hasCompletion && IsUpdate(item) => "return 'IAsyncEnumerable<ChatResponseUpdate>', whose updates have the facts of the call",
        _ => null,
    };
}
