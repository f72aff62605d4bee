using LlmAttributes;
using SupportDesk;
using SupportDesk.Endpoints;

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var configuration = builder.Configuration;
var tenants = Tenants.Read(configuration);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(tenants);
builder.Services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, DeskJson.Default));
builder.Services.AddValidation();
// What cannot be read is the caller's fault in Development, too.
builder.Services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = false);
builder.Services.AddLlmProblemDetails(static options => options.IncludeAttempts = options.IncludeBudget = true);
Telemetry.AddTo(builder.Services, configuration);

var provider = Provider.AddTo(builder.Services, configuration);
builder.Services.AddLlmAttributes(runtime =>
{
    runtime.UsePerformanceTracer().UseOpenAIErrors();
    tenants.AddBudgets(runtime);
    // Budgets, ledger and judgements: on one machine in a file, of several in Redis.
    if (configuration.GetConnectionString("Redis") is { Length: > 0 } redis)
        runtime.UseRedis(redis);
    else
        runtime.UseSqlite(configuration.GetConnectionString("Sqlite") ?? Path.Combine(AppContext.BaseDirectory, "support-desk.db"));
});
builder.Services.AddSupportDesk();
builder.Services.AddHealthChecks().AddLlmClientCheck();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseWhen(static context => context.Request.Path.StartsWithSegments(DeskEndpoints.Path), static api => api.UseMiddleware<TenantScope>());
app.MapDesk();
app.MapHealthChecks("/health/live", new() { Predicate = static _ => false });
app.MapHealthChecks("/health/ready");
// Who runs it elsewhere adds authentication, and 'RequireAuthorization' here.
if (app.Environment.IsDevelopment())
    app.MapLlmDashboard("/llm");

ProgramLog.Started(app.Logger, provider);
await app.RunAsync();
