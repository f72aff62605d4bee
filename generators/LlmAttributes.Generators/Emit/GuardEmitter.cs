using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the optimizing of queries, the guards, the mask and the shadow of a plan.</summary>
internal static class GuardEmitter
{
    public static void AppendDifferences(StringBuilder text, string separator, PolicyModel inherited, PolicyModel policy)
    {
        if (policy.InputGuards != inherited.InputGuards)
            Append(text.Append(separator).Append("InputGuards = "), "InputGuardPlan", policy.InputGuards);
        if (policy.OutputGuards != inherited.OutputGuards)
            Append(text.Append(separator).Append("OutputGuards = "), "OutputGuardPlan", policy.OutputGuards);
    }

    public static void AppendOptimize(StringBuilder text, OptimizeModel optimize)
    {
        var list = new InitializerList(text.Append(')'));
        if (optimize.Strategies is { } strategies)
            list.Begin("Strategies").Append(strategies);
        list.Add("MaxAddedTokens", optimize.MaxAddedTokens);
        list.Add("Rewriter", optimize.Rewriter);
        if (optimize.IsPrivate)
            list.Begin("IsPrivate").Append("true");
        list.End();
    }

    public static void AppendMask(StringBuilder text, MaskModel mask)
    {
        var list = new InitializerList(text.Append(')'));
        if (mask.Kinds is { } kinds)
            list.Begin("Kinds").Append(kinds);
        if (mask.Sensitive)
            list.Begin("Sensitive").Append("true");
        list.End();
    }

    public static void AppendShadow(StringBuilder text, ShadowModel shadow)
    {
        var list = new InitializerList(text.Append(Literals.Of(shadow.Model)).Append(')'));
        list.Add("Share", shadow.Share);
        list.Add("DailyUsd", shadow.DailyUsd);
        list.Add("MaxConcurrency", shadow.MaxConcurrency);
        if (shadow.AllowTools)
            list.Begin("AllowTools").Append("true");
        if (shadow.AllowSensitive)
            list.Begin("AllowSensitive").Append("true");
        list.End();
    }

    private static void Append(StringBuilder text, string plan, EquatableArray<GuardModel> guards)
    {
        text.Append("new ").Append(Names.Runtime).Append(plan).Append(guards.IsEmpty ? "[0]" : "[] { ");
        var isFirst = true;
        foreach (var guard in guards)
        {
            text.Append(isFirst ? "new(typeof(" : ", new(typeof(").Append(guard.Type).Append("), ");
            if (guard.CanCreate)
                text.Append("static () => new ").Append(guard.Type).Append("())");
            else
                text.Append("null)");
            var list = new InitializerList(text);
            list.Add("MaxRetries", guard.MaxRetries);
            if (guard.HoldStream)
                list.Begin("HoldStream").Append("true");
            list.End();
            isFirst = false;
        }

        text.Append(guards.IsEmpty ? "" : " }");
    }
}
