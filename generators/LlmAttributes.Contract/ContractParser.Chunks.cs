using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Calls that run for each chunk of a document.</content>
internal sealed partial class ContractParser
{
    private ChunkModel? ReadChunk(IMethodSymbol method, ResultModel? result, EquatableArray<ToolModel> tools, out Fault? fault)
    {
        fault = null;
        ChunkModel? chunk = null;
        foreach (var parameter in method.Parameters)
        {
            if (!ChunkParameters.Is(parameter) || ParameterMarks.Find(parameter, ParameterMarks.Chunk) is not { } attribute)
                continue;
            if (result is not null)
                fault ??= CheckChunk(method, parameter, attribute, result, tools);
            chunk ??= new()
            {
                Parameter = parameter.Name,
                MaxTokens = AttributeReader.Integer(attribute, "MaxTokens"),
                Overlap = AttributeReader.Integer(attribute, "Overlap"),
                Format = AttributeReader.EnumText(attribute, "Format", "DocumentFormat"),
                Merge = AttributeReader.EnumText(attribute, "Merge", "ChunkMerge"),
                ReducePrompt = AttributeReader.Text(attribute, "ReducePrompt"),
                MaxConcurrency = AttributeReader.Integer(attribute, "MaxConcurrency"),
                OnChunkFailure = AttributeReader.EnumText(attribute, "OnChunkFailure", "OnChunkFailure"),
                MaxFailedShare = AttributeReader.Number(attribute, "MaxFailedShare"),
            };
        }

        if (chunk is null)
            fault ??= CheckProgress(method);
        return chunk;
    }

    private Fault? CheckChunk(IMethodSymbol method, IParameterSymbol parameter, AttributeData attribute, ResultModel result, EquatableArray<ToolModel> tools)
    {
        if (ChunkChecks.WhyNot(method, parameter, attribute, result) is var (why, remedy))
            return Raise(RuleCatalog.UnfitChunk, RuleAnchor.At(attribute), parameter.Name, method.Name, why, remedy);
        foreach (var tool in tools)
        {
            if (tool.HasSideEffects)
                return Raise(RuleCatalog.UnfitChunk, RuleAnchor.At(attribute), parameter.Name, method.Name, $"tool '{tool.Name}' changes something, and would do so for each chunk", "switch [Tools] off for the call or remove [Chunk]");
        }

        var fault = ChunkChecks.CheckNumbers(attribute, method.Name, _reporter);
        if (_reporter.IsListening)
            ChunkChecks.CheckEffects(attribute, method.Name, _reporter);
        return fault;
    }

    private Fault? CheckProgress(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (ChunkParameters.IsProgress(parameter.Type))
                return Raise(RuleCatalog.UnsupportedParameter, RuleAnchor.At(parameter), parameter.Name, method.Name, "takes the progress of chunks, but none is cut", "mark the long text with [Chunk] or remove the parameter");
        }

        return null;
    }

    private Fault? CheckPlaced(IMethodSymbol method, List<ParameterModel> parameters, bool[] used)
    {
        for (var i = 0; i < used.Length; i++)
        {
            if (!used[i] && parameters[i].IsChunked && ParameterMarks.Find(method.Parameters[i], ParameterMarks.Chunk) is { } attribute)
                return Raise(RuleCatalog.UnfitChunk, RuleAnchor.At(attribute), method.Parameters[i].Name, method.Name, "the prompt does not name it", $"add '{{{method.Parameters[i].Name}}}' to the prompt or remove [Chunk]");
        }

        return null;
    }
}
