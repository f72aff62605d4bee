namespace LlmAttributes;

/// <summary>A limit of which each call's tenant or tags decide whether it holds, and whose account it is.</summary>
internal sealed record BudgetTemplate(BudgetLimit Limit, bool PerTenant, string? Tenant, string? Tag)
{
    public bool IsFixed => !PerTenant && Tenant is null && Tag is null;
}
