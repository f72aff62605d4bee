namespace LlmAttributes.Tests.Costs;

/// <summary>A test of a store. A store that needs a server has an attribute of its own, which skips where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StoreFactAttribute : FactAttribute;
