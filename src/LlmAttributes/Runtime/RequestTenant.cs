using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Hands the tenant that a parameter names to its call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestTenant
{
    /// <summary>Puts the tenant into the options of a call; the caller's instance is left alone.</summary>
    /// <param name="options">The caller's options.</param>
    /// <param name="tenant">The tenant; <see langword="null"/> leaves what the options or the scope around the call say.</param>
    /// <returns>The options.</returns>
    public static LlmCallOptions? Set(LlmCallOptions? options, string? tenant) =>
        tenant is null ? options : options is null ? new() { Tenant = tenant } : options with { Tenant = tenant };
}
