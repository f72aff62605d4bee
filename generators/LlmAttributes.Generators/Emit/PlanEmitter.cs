using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the policies of a plan: those in which it differs from what it starts from.</summary>
internal static class PlanEmitter
{
    public static void AppendDifferences(StringBuilder text, PolicyModel inherited, PolicyModel policy, string separator)
    {
        if (ReferenceEquals(inherited, policy))
            return;

        if (policy.Model != inherited.Model)
            text.Append(separator).Append("Model = ").Append(policy.Model is null ? "null" : Literals.Of(policy.Model));
        if (policy.Trace != inherited.Trace)
            text.Append(separator).Append("Trace = ").Append(policy.Trace ? "true" : "false");
        if (policy.CircuitBreaker != inherited.CircuitBreaker)
            text.Append(separator).Append("CircuitBreaker = ").Append(policy.CircuitBreaker ? "true" : "false");
        AppendPlan(text, separator, "Options", "ModelOptionsPlan", inherited.Options, policy.Options, AppendOptions);
        AppendPlan(text, separator, "Retry", "RetryPlan", inherited.Retry, policy.Retry, AppendRetry);
        AppendPlan(text, separator, "Timeout", "TimeoutPlan", inherited.Timeout, policy.Timeout, AppendTimeout);
        if (policy.Fallback != inherited.Fallback)
            AppendKeys(text.Append(separator).Append("Fallback = "), policy.Fallback?.Models);
        AppendRoute(text, separator, inherited.Route, policy.Route);
        AppendEnsemble(text, separator, inherited.Ensemble, policy.Ensemble);
        AppendPlan(text, separator, "Budget", "BudgetPlan", inherited.Budget, policy.Budget, static (list, budget) => list.Add("PerCallUsd", budget.PerCallUsd));
    }

    private static void AppendPlan<T>(StringBuilder text, string separator, string property, string type, T? inherited, T? plan, Action<InitializerList, T> append)
        where T : class, IEquatable<T>
    {
        if (Equals(inherited, plan))
            return;

        text.Append(separator).Append(property).Append(" = ");
        if (plan is null)
        {
            text.Append("null");
            return;
        }

        text.Append("new ").Append(Names.Runtime).Append(type);
        var list = new InitializerList(text);
        append(list, plan);
        list.End();
    }

    private static void AppendOptions(InitializerList list, ModelOptionsModel options)
    {
        list.AddSingle("Temperature", options.Temperature);
        list.AddSingle("TopP", options.TopP);
        list.Add("MaxOutputTokens", options.MaxOutputTokens);
        list.Add("Seed", options.Seed);
        if (!options.StopSequences.IsEmpty)
            AppendKeys(list.Begin("StopSequences"), options.StopSequences);
    }

    private static void AppendRetry(InitializerList list, RetryModel retry)
    {
        list.Add("MaxAttempts", retry.MaxAttempts);
        list.Add("BaseDelaySeconds", retry.BaseDelaySeconds);
        list.Add("Factor", retry.Factor);
        list.Add("MaxDelaySeconds", retry.MaxDelaySeconds);
    }

    private static void AppendTimeout(InitializerList list, TimeoutModel timeout)
    {
        list.Add("TotalSeconds", timeout.TotalSeconds);
        list.Add("AttemptSeconds", timeout.AttemptSeconds);
        list.Add("FirstTokenSeconds", timeout.FirstTokenSeconds);
        list.Add("IdleSeconds", timeout.IdleSeconds);
    }

    private static void AppendRoute(StringBuilder text, string separator, RouteModel? inherited, RouteModel? route)
    {
        if (route == inherited)
            return;

        text.Append(separator).Append("Route = ");
        if (route is null)
        {
            text.Append("null");
            return;
        }

        AppendKeys(text.Append("new ").Append(Names.Runtime).Append("RoutePlan(").Append(route.Strategy).Append(", "), route.Models);
        text.Append(')');
        if (route.MinQuality is { } minimum)
            text.Append(" { MinQuality = ").Append(Literals.Of(minimum)).Append(" }");
    }

    private static void AppendEnsemble(StringBuilder text, string separator, EnsembleModel? inherited, EnsembleModel? ensemble)
    {
        if (ensemble == inherited)
            return;

        text.Append(separator).Append("Ensemble = ");
        if (ensemble is null)
        {
            text.Append("null");
            return;
        }

        AppendKeys(text.Append("new ").Append(Names.Runtime).Append("EnsemblePlan(").Append(ensemble.Strategy).Append(", "), ensemble.Members);
        text.Append(')');
        if (ensemble.TimeoutSeconds is null && ensemble.Quorum is null)
            return;

        var list = new InitializerList(text);
        list.Add("TimeoutSeconds", ensemble.TimeoutSeconds);
        list.Add("Quorum", ensemble.Quorum);
        list.End();
    }

    private static void AppendKeys(StringBuilder text, EquatableArray<string>? keys)
    {
        if (keys is null)
        {
            text.Append("null");
            return;
        }

        text.Append("new string[] { ");
        var isFirst = true;
        foreach (var key in keys.Value)
        {
            text.Append(isFirst ? "" : ", ").Append(Literals.Of(key));
            isFirst = false;
        }

        text.Append(" }");
    }
}
