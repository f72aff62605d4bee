using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Appends the arguments and the initializer of an ensemble's plan.</summary>
internal static class EnsembleEmitter
{
    public static void Append(StringBuilder text, EnsembleModel ensemble)
    {
        PlanEmitter.AppendKeys(text.Append(ensemble.Strategy).Append(", "), ensemble.Members);
        var list = new InitializerList(text.Append(')'));
        list.Add("TimeoutSeconds", ensemble.TimeoutSeconds);
        list.Add("Quorum", ensemble.Quorum);
        list.Add("MinScore", ensemble.MinScore);
        list.Add("MaxConcurrency", ensemble.MaxConcurrency);
        list.Add("Samples", ensemble.Samples);
        list.Add("Judge", ensemble.Judge);
        AppendExpression(list, "Similarity", ensemble.Similarity);
        list.Add("EmbedBy", ensemble.EmbedBy);
        list.Add("SynthesizeBy", ensemble.SynthesizeBy);
        AppendExpression(list, "TieBreak", ensemble.TieBreak);
        AppendExpression(list, "EarlyStop", ensemble.EarlyStop);
        list.Add("ConfidenceTarget", ensemble.ConfidenceTarget);
        AppendExpression(list, "OnMemberFailure", ensemble.OnMemberFailure);
        AppendExpression(list, "IgnoreAgreement", ensemble.IgnoresAgreement ? "true" : null);
        list.Add("AcceptQualityAt", ensemble.AcceptQualityAt);
        if (ensemble.Rule is { } rule)
            RouteEmitter.AppendRouter(list.Begin("Rule"), rule);
        if (!ensemble.Details.IsEmpty)
            AppendDetails(list.Begin("Details"), ensemble.Details);
        if (ensemble.Own is { } own)
            RouteEmitter.AppendRouter(list.Begin("Own"), own);
        list.End();
    }

    private static void AppendExpression(InitializerList list, string name, string? expression)
    {
        if (expression is not null)
            list.Begin(name).Append(expression);
    }

    private static void AppendDetails(StringBuilder text, EquatableArray<EnsembleMemberModel> details)
    {
        text.Append("new ").Append(Names.Runtime).Append("EnsembleMemberPlan[] { ");
        for (var i = 0; i < details.Count; i++)
        {
            text.Append(i == 0 ? "new(" : ", new(").Append(Literals.Of(details[i].Model));
            var list = new InitializerList(text.Append(')'));
            list.Add("Weight", details[i].Weight);
            list.Add("Instructions", details[i].Instructions);
            list.Add("PromptVariant", details[i].PromptVariant);
            if (details[i].Options is { } options)
                PlanEmitter.AppendOptions(list.Begin("Options").Append("new("), options);
            list.End();
        }

        text.Append(" }");
    }
}
