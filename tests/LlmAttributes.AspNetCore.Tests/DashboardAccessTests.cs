using System.Net;
using LlmAttributes.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class DashboardAccessTests
{
    public static TheoryData<string> Paths => ["llm", "llm/report", "llm/health", "llm/api/v1/state", "llm/api/v1/contracts", "llm/api/v1/calls", "llm/api/v1/report", "llm/api/v1/events"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Get_InDevelopmentWithoutAuthorization_Answers(string path)
    {
        await using var host = await DashboardHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Get_InProductionWithoutUser_IsUnauthorized(string path)
    {
        await using var host = await DashboardHost.StartAsync(new() { Environment = "Production", Services = HeaderAuthentication.Add });

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Get_InProductionWithUser_Answers(string path)
    {
        await using var host = await DashboardHost.StartAsync(new() { Environment = "Production", Services = HeaderAuthentication.Add });
        host.Client.DefaultRequestHeaders.Add(HeaderAuthentication.Header, "ada");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, path));
    }

    [Fact]
    public async Task Get_WithAllowAnonymousBehind_Answers()
    {
        await using var host = await DashboardHost.StartAsync(new() { Environment = "Production", Services = HeaderAuthentication.Add, After = static endpoints => endpoints.AllowAnonymous() });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "llm/api/v1/state"));
    }

    [Fact]
    public async Task Get_WithTheOptionAndNoAuthorization_AnswersAndWarns()
    {
        using var log = new ListLog();

        await using var host = await DashboardHost.StartAsync(new() { Environment = "Production", Options = static options => options.AllowAnonymous = true, Logger = log });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "llm"));
        Assert.Contains("1080: The dashboard at '/llm' is open to everybody who reaches the application.", log.Lines);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Map_OutsideDevelopmentWithoutAuthorization_TellsWhatToDo(string environment)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => DashboardHost.Build(new() { Environment = environment }));

        Assert.Contains("AddAuthorization()", fault.Message, StringComparison.Ordinal);
        Assert.Contains("LlmDashboardOptions.AllowAnonymous", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_WithoutARuntime_TellsWhatToDo()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains("AddLlmAttributes()", Assert.Throws<InvalidOperationException>(() => app.MapLlmHealth()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Get_FromAnotherSite_IsRefused(string site)
    {
        await using var host = await DashboardHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        foreach (var path in (string[])["llm", "llm/api/v1/state", "llm/api/v1/events", "llm/health"])
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, path));
    }

    [Fact]
    public async Task Get_OfThePageByALinkElsewhere_Answers()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        host.Client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        host.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "document");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "llm"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, "llm/api/v1/state"));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Get_WithAnotherOrigin_IsRefused(string origin)
    {
        await using var host = await DashboardHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, "llm/api/v1/calls"));
    }

    [Theory]
    [InlineData("evil.example", false, HttpStatusCode.Forbidden)]
    [InlineData("10.0.0.7:80", false, HttpStatusCode.Forbidden)]
    [InlineData("evil.example", true, HttpStatusCode.OK)]
    [InlineData("localhost:80", false, HttpStatusCode.OK)]
    [InlineData("desk.localhost", false, HttpStatusCode.OK)]
    [InlineData("[::1]:80", false, HttpStatusCode.OK)]
    public async Task Get_InDevelopmentByAName_AnswersThoseOfThisMachine(string name, bool isOpen, HttpStatusCode expected)
    {
        await using var host = await DashboardHost.StartAsync(new() { Options = options => options.AllowAnonymous = isOpen });
        host.Client.DefaultRequestHeaders.Host = name;

        Assert.Equal(expected, await StatusAsync(host, "llm"));
        Assert.Equal(expected, await StatusAsync(host, "llm/api/v1/state"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Headers_OfEveryAnswer_KeepItToThePage(string path)
    {
        await using var host = await DashboardHost.StartAsync();

        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.NonValidated[name]);

    private static async Task<HttpStatusCode> StatusAsync(DashboardHost host, string path)
    {
        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
