using LlmAttributes.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.AspNetCore.Tests.Harness;

/// <summary>An application with a dashboard, on a port of the loopback interface. Its models <c>cheap</c> and <c>dear</c> answer as a test says.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private static readonly ModelFacts s_cheap = new() { Provider = "acme", ModelId = "small-1", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2, MaxOutputTokens = 100 };
    private static readonly ModelFacts s_dear = s_cheap with { ModelId = "large-1", InputUsdPerMillionTokens = 10, OutputUsdPerMillionTokens = 20 };

    private readonly WebApplication _app;

    private DashboardHost(WebApplication app, Uri address)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = address };
        Address = address;
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IDesk Desk => _app.Services.GetRequiredService<IDesk>();

    public LlmRuntime Runtime => _app.Services.GetRequiredService<LlmRuntime>();

    public static async Task<DashboardHost> StartAsync(HostSetup? setup = null)
    {
        var app = Build(setup ?? new());
        await app.StartAsync();
        return new(app, new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    /// <summary>Builds the application without starting it.</summary>
    public static WebApplication Build(HostSetup setup)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = setup.Environment, ApplicationName = "Desks" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (setup.Logger is { } logger)
            builder.Logging.AddProvider(logger);
        if (setup.Time is { } time)
            builder.Services.AddSingleton(time);
        builder.Services.AddLlmAttributes(runtime =>
        {
            runtime.AddModel("cheap", setup.Cheap, s_cheap with { ModelId = setup.CheapModelId });
            runtime.AddModel("dear", setup.Dear, s_dear);
            setup.Configure(runtime);
        });
        builder.Services.AddDesk();
        setup.Services(builder.Services);
        var app = builder.Build();
        setup.Before(app);
        setup.After(app.MapLlmDashboard("/llm", options =>
        {
            options.RefreshSeconds = 0.1;
            setup.Options(options);
        }));
        app.MapLlmHealth();
        return app;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
