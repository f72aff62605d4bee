using LlmAttributes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the dashboard and the health of an LlmAttributes runtime.</summary>
public static class LlmDashboardEndpointRouteBuilderExtensions
{
    /// <summary>Maps a live page of what the contracts of a runtime do: calls, errors, costs against budgets, models, prompts and, in Development, a playground.</summary>
    /// <param name="endpoints">Where to map it. Map it before clients are resolved: those that exist already are not seen.</param>
    /// <param name="pattern">The path of the page; the JSON endpoints are below it.</param>
    /// <param name="configure">Sets it up.</param>
    /// <returns>What adds conventions to all of its endpoints, for instance <c>RequireAuthorization("operators")</c>.</returns>
    /// <remarks>
    /// <para>Outside Development a user has to be authorized, unless <see cref="LlmDashboardOptions.AllowAnonymous"/> is set or <c>AllowAnonymous()</c> follows; in Development whoever is not
    /// has to come by <c>localhost</c> or a loopback address. Requests of other origins are
    /// refused, and the page loads nothing from elsewhere.</para>
    /// <para>Below the path, all of version 1: <c>api/v1/state</c> (what the page shows), <c>api/v1/events</c> (the same as server-sent events), <c>api/v1/contracts</c> (what is declared),
    /// <c>api/v1/calls?limit=</c> (the last calls), <c>api/v1/calls/{id}</c> (one of them), <c>api/v1/report</c> (<see cref="PerformanceReport.WriteTo"/>), <c>report</c> (the same as a page) and <c>health</c>. Durations stand in
    /// properties that end in <c>Ms</c>, costs in those that end in <c>Usd</c>; what is unknown is <c>null</c>. A version grows when a property changes its meaning or goes.</para>
    /// </remarks>
    /// <exception cref="InvalidOperationException">There is no runtime; or outside Development there is no authorization, and nobody said that everybody may see the page.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public static IEndpointConventionBuilder MapLlmDashboard(this IEndpointRouteBuilder endpoints, string pattern = "/llm", Action<LlmDashboardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new LlmDashboardOptions();
        configure?.Invoke(options);
        options.Validate();

        var services = endpoints.ServiceProvider;
        var environment = services.GetRequiredService<IHostEnvironment>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("LlmAttributes.Dashboard");
        var isOpen = environment.IsDevelopment() || options.AllowAnonymous;
        if (!isOpen && services.GetService<IAuthorizationService>() is null)
        {
            throw new InvalidOperationException(
                $"The dashboard at '{pattern}' needs authorization outside Development, and the application has none; call 'builder.Services.AddAuthorization()' with an authentication scheme, "
                + $"map the dashboard in Development only, or set '{nameof(LlmDashboardOptions)}.{nameof(LlmDashboardOptions.AllowAnonymous)}' if everybody may see it.");
        }

        if (options.AllowAnonymous && !environment.IsDevelopment())
            DashboardLog.Open(logger, pattern);
        options.Title ??= environment.ApplicationName;
        var dashboard = new Dashboard(
            RuntimeOf(services, options), options, options.Playground ?? environment.IsDevelopment(), logger, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping)
        {
            IsLocalOnly = environment.IsDevelopment() && !options.AllowAnonymous,
        };
        var group = endpoints.MapGroup(pattern);
        DashboardEndpoints.Map(group, dashboard);
        return isOpen ? group : group.RequireAuthorization();
    }

    /// <summary>Maps the health of a runtime for probes: its status as a word, with 503 when it is unhealthy. It names no model.</summary>
    /// <param name="endpoints">Where to map it.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>What adds conventions.</returns>
    /// <exception cref="InvalidOperationException">There is no runtime in the container.</exception>
    public static IEndpointConventionBuilder MapLlmHealth(this IEndpointRouteBuilder endpoints, string pattern = "/health/llm")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var runtime = RuntimeOf(endpoints.ServiceProvider, new());
        return endpoints.MapGet(pattern, context => HealthEndpoint.WriteStatusAsync(context, runtime));
    }

    private static LlmRuntime RuntimeOf(IServiceProvider services, LlmDashboardOptions options) =>
        options.Runtime ?? services.GetService<LlmRuntime>() ?? throw new InvalidOperationException(
            $"There is no '{nameof(LlmRuntime)}' to show; add a contract with its 'Add…()', call 'builder.Services.AddLlmAttributes()', or set '{nameof(LlmDashboardOptions)}.{nameof(LlmDashboardOptions.Runtime)}'.");
}
