using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the route of a plan.</summary>
internal static class RouteEmitter
{
    public static void Append(StringBuilder text, RouteModel route)
    {
        PlanEmitter.AppendKeys(text.Append(route.Strategy).Append(", "), route.Models);
        var list = new InitializerList(text.Append(')'));
        list.Add("MinQuality", route.MinQuality);
        if (!route.Weights.IsEmpty)
            AppendWeights(list.Begin("Weights"), route.Weights);
        list.Add("CostWeight", route.CostWeight);
        list.Add("SpeedWeight", route.SpeedWeight);
        list.Add("QualityWeight", route.QualityWeight);
        list.Add("MaxUsdPerCall", route.MaxUsdPerCall);
        list.Add("MaxLatencySeconds", route.MaxLatencySeconds);
        if (route.Requires is { } requires)
            list.Begin("Requires").Append(requires);
        if (!route.Regions.IsEmpty)
            PlanEmitter.AppendKeys(list.Begin("Regions"), route.Regions);
        if (!route.Tags.IsEmpty)
            PlanEmitter.AppendKeys(list.Begin("Tags"), route.Tags);
        if (route.AllowDeprecated == false)
            list.Begin("AllowDeprecated").Append("false");
        if (!route.Tasks.IsEmpty)
            AppendTasks(list.Begin("Tasks"), route.Tasks);
        if (!route.Bands.IsEmpty)
            AppendBands(list.Begin("Bands"), route.Bands);
        if (route.Router is { } router)
            AppendRouter(list.Begin("Router"), router);
        list.End();
    }

    private static void AppendWeights(StringBuilder text, EquatableArray<double> weights)
    {
        text.Append("new double[] { ");
        for (var i = 0; i < weights.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(Literals.Of(weights[i]));
        text.Append(" }");
    }

    private static void AppendTasks(StringBuilder text, EquatableArray<RouteTaskModel> tasks)
    {
        text.Append("new ").Append(Names.Runtime).Append("RouteTaskPlan[] { ");
        for (var i = 0; i < tasks.Count; i++)
        {
            text.Append(i == 0 ? "new(" : ", new(").Append(tasks[i].Task.ToString(CultureInfo.InvariantCulture)).Append("L, ").Append(Literals.Of(tasks[i].Name)).Append(", ");
            PlanEmitter.AppendKeys(text, tasks[i].Models);
            text.Append(')');
        }

        text.Append(" }");
    }

    private static void AppendBands(StringBuilder text, EquatableArray<RouteBandModel> bands)
    {
        text.Append("new ").Append(Names.Runtime).Append("RouteBandPlan[] { ");
        for (var i = 0; i < bands.Count; i++)
        {
            text.Append(i == 0 ? "new(" : ", new(").Append(bands[i].MaxInputTokens.ToString(CultureInfo.InvariantCulture)).Append(", ");
            PlanEmitter.AppendKeys(text, bands[i].Models);
            text.Append(')');
        }

        text.Append(" }");
    }

    /// <summary>Appends a type and how it is made.</summary>
    public static void AppendRouter(StringBuilder text, RouterModel router)
    {
        text.Append("new(typeof(").Append(router.Type).Append("), ");
        if (router.CanCreate)
            text.Append("static () => new ").Append(router.Type).Append("())");
        else
            text.Append("null)");
    }
}
