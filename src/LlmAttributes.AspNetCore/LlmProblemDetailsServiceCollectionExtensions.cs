using LlmAttributes;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Answers requests whose call failed with a problem document.</summary>
public static class LlmProblemDetailsServiceCollectionExtensions
{
    /// <summary>Lets <c>app.UseExceptionHandler()</c> answer an <see cref="LlmException"/> with a problem document (RFC 9457), its status and, where it is known, <c>Retry-After</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets what the documents tell.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A status of the options is none of an error.</exception>
    /// <remarks>
    /// The status is 429 when the models take no more requests, 402 when a budget does not allow the call, 413 when the request is too long, 422 when a filter or a guard refused or a store
    /// had nothing for it, 409 when the same run of a workflow is under way, 504 when time was up, 503 when the models or the budgets cannot be reached, and 502 for all else, which is no fault of whoever sent the request. When all
    /// candidates failed, the last error counts. Exceptions of other types are left to other handlers; a response that has begun can be changed no more.
    /// </remarks>
    public static IServiceCollection AddLlmProblemDetails(this IServiceCollection services, Action<LlmProblemDetailsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new LlmProblemDetailsOptions();
        configure?.Invoke(options);
        options.Validate();
        return services.AddSingleton(options).AddProblemDetails().AddExceptionHandler<LlmExceptionHandler>();
    }
}
