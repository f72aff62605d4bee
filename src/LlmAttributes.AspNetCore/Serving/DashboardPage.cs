using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LlmAttributes;

/// <summary>The page: constant, complete, and allowed to run nothing but its own script.</summary>
internal static class DashboardPage
{
    // In the order in which they build on each other.
    private static readonly string[] s_scripts = ["dom", "format", "charts", "overview", "models", "contracts", "calls", "playground", "main"];

    private static readonly string s_style = Read("report.css") + Read("dashboard.css");
    private static readonly string s_script = $"\n'use strict';\n(() => {{\n{string.Concat(Array.ConvertAll(s_scripts, static name => Read(name + ".js")))}}})();\n";
    private static readonly byte[] s_page = Encoding.UTF8.GetBytes(Read("index.html").Replace("{{style}}", s_style, StringComparison.Ordinal).Replace("{{script}}", s_script, StringComparison.Ordinal));

    /// <summary>What the page may do: run its script, show its style, ask its own server. Trusted types take every way of making markup of a text from the script.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src '{HashOf(s_script)}'; style-src '{HashOf(s_style)}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>What the report may do, which has no script; the page states the hash of its style itself.</summary>
    public const string ReportPolicy = "script-src 'none'; frame-ancestors 'none'";

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = s_page.Length;
        return context.Response.Body.WriteAsync(s_page, context.RequestAborted).AsTask();
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string file)
    {
        using var stream = typeof(DashboardPage).Assembly.GetManifestResourceStream("LlmAttributes.Dashboard." + file)
            ?? throw new InvalidOperationException($"The file '{file}' is not among the assembly's resources.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
