namespace LlmAttributes.Tests.Routing;

/// <summary>What the tests of routes are about, as values of the trait <c>Group</c>.</summary>
internal static class RouteGroup
{
    public const string Trait = "Group";
    public const string Selection = "Selection";
    public const string Fallback = "Fallback";
    public const string LoadBalancing = "LoadBalancing";
    public const string ErrorHandling = "ErrorHandling";
    public const string CostTracking = "CostTracking";
    public const string IntelligentSelection = "IntelligentSelection";
    public const string Async = "Async";
}
