using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on the CancellationToken of a call.</summary>
internal static class TokenChecks
{
    public static void Check(IMethodSymbol call, RuleReporter reporter)
    {
        IParameterSymbol? token = null;
        foreach (var parameter in call.Parameters)
        {
            // A parameter whose type is still being typed may become the token.
            if (parameter.Type.TypeKind == TypeKind.Error && parameter.Type.Name.StartsWith("Canc", StringComparison.Ordinal))
                return;
            if (CallSymbols.IsCancellationToken(parameter.Type))
                token = parameter;
        }

        if (token is null)
            reporter.Report(RuleCatalog.MissingCancellationToken, RuleAnchor.At(call), call.Name);
        else if (!IsLast(call, token))
            reporter.Report(RuleCatalog.CancellationTokenNotLast, RuleAnchor.At(token), token.Name, call.Name);
    }

    // The language wants params at the end, so the token may stand before it.
    private static bool IsLast(IMethodSymbol call, IParameterSymbol token)
    {
        var last = call.Parameters.Length - 1;
        return token.Ordinal == last || (token.Ordinal == last - 1 && call.Parameters[last].IsParams);
    }
}
