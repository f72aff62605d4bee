using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Why a parameter cannot be cut into chunks, and what of its attribute does nothing.</summary>
internal static class ChunkChecks
{
    private const int Refine = 1;
    private const int Concat = 2;
    private const int Best = 3;
    private const int LeastTokens = 8;
    private const int DefaultTokens = 2_000;

    /// <summary>Why a call cannot be asked in chunks of a parameter, and what helps.</summary>
    public static (string Why, string Remedy)? WhyNot(IMethodSymbol call, IParameterSymbol parameter, AttributeData chunk, ResultModel result)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String && !ChunkParameters.IsRead(parameter.Type))
            return ("it is no text", "make it a string, a Stream, a FileInfo or an IAsyncEnumerable<string>");
        if (ChunkParameters.Find(call) is { } first && !SymbolEqualityComparer.Default.Equals(first, parameter))
            return ($"'{first.Name}' is cut already", "keep one [Chunk]");
        foreach (var other in call.Parameters)
        {
            if (ContractParser.IsMemory(other))
                return ("the call is a turn of a conversation, which would be many", "remove [Memory] or [Chunk]");
        }

        if (result.Wrapper == ResultWrapper.EnsembleResponse)
            return ("the result shows the answers of members, which differ for each chunk", "return LlmResult<T> or the value");
        if (result.IsStreamOfValues)
            return ("the call streams values", "return a task, or stream text");
        if (AttributeReader.EnumNumber(chunk, "Merge") == Concat && !CanJoin(call, result))
            return ("its answers are neither texts nor lists, so they cannot be joined", "use another 'Merge' or return a list");
        return AttributeReader.Text(chunk, "ReducePrompt") is { } own && !own.Contains("{answers}") ? ("'ReducePrompt' does not say where the answers stand", "add '{answers}' to it") : null;
    }

    /// <summary>Reports numbers out of range; returns the first.</summary>
    public static Fault? CheckNumbers(AttributeData chunk, string call, RuleReporter reporter)
    {
        Fault? fault = null;
        var most = AttributeReader.Integer(chunk, "MaxTokens") ?? DefaultTokens;
        Require("MaxTokens", AttributeReader.Integer(chunk, "MaxTokens"), static value => value >= LeastTokens, "8 or more");
        Require("Overlap", AttributeReader.Integer(chunk, "Overlap"), value => value >= 0 && (value <= most / 2 || most < LeastTokens), "0 to half of 'MaxTokens'");
        Require("MaxConcurrency", AttributeReader.Integer(chunk, "MaxConcurrency"), static value => value >= 1, "1 or more");
        Require("MaxFailedShare", AttributeReader.Number(chunk, "MaxFailedShare"), static value => value is >= 0 and <= 1, "0 to 1");
        return fault;

        void Require(string name, double? value, Func<double, bool> holds, string demand)
        {
            if (value is not { } number || holds(number))
                return;
            object[] arguments = [name, "Chunk", call, AttributeValues.Display(number), demand];
            reporter.Report(RuleCatalog.NumberOutOfRange, RuleAnchor.Named(chunk, name), arguments);
            fault ??= Fault.Of(RuleCatalog.NumberOutOfRange, arguments);
        }
    }

    /// <summary>Reports arguments that do nothing.</summary>
    public static void CheckEffects(AttributeData chunk, string call, RuleReporter reporter)
    {
        var merge = AttributeReader.EnumNumber(chunk, "Merge") ?? 0;
        if (merge == Refine)
            EffectArguments.Report(chunk, "MaxConcurrency", call, "since chunks are refined one after the other", reporter);
        if (merge is Concat or Best)
            EffectArguments.Report(chunk, "ReducePrompt", call, "since no model merges the answers", reporter);
        if (AttributeReader.EnumNumber(chunk, "OnChunkFailure") is null or 0)
            EffectArguments.Report(chunk, "MaxFailedShare", call, "since the first chunk that fails ends the call", reporter);
    }

    /// <summary>Whether the answers to the chunks of an ensemble's call are merged by the model of its route.</summary>
    public static bool IsMergedByRoute(IMethodSymbol call, PolicyLevels levels) =>
        levels.IsOn(PolicyKind.RouteBy) && ChunkParameters.Find(call) is { } parameter && ParameterMarks.Find(parameter, ParameterMarks.Chunk) is { } chunk
        && AttributeReader.EnumNumber(chunk, "Merge") is null or 0;

    private static bool CanJoin(IMethodSymbol call, ResultModel result)
    {
        if (result.Answer is AnswerKind.Text or AnswerKind.Updates)
            return true;
        if (result.Answer != AnswerKind.Json || call.ReturnType is not INamedTypeSymbol { TypeArguments: { Length: 1 } arguments })
            return false;
        var type = result.Wrapper == ResultWrapper.None ? arguments[0] : ((INamedTypeSymbol)arguments[0]).TypeArguments[0];
        return new PathValue("", type, false).ItemType is { } item && item is not INamedTypeSymbol { Name: "KeyValuePair" };
    }
}
