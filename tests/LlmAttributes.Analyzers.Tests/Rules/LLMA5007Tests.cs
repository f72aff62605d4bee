namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5007Tests
{
    private const string NoContext = "which is no class that derives from JsonSerializerContext";

    [Theory]
    [InlineData("public class ShopContext;", NoContext, "name one")]
    [InlineData("public interface ShopContext;", NoContext, "name one")]
    [InlineData("public abstract partial class ShopContext() : System.Text.Json.Serialization.JsonSerializerContext(null);", NoContext, "name one")]
    [InlineData("public abstract class Base() : System.Text.Json.Serialization.JsonSerializerContext(null) { " + Members + " } public class ShopContext : Base;", "which is not partial, so that nothing is generated for it", "make it partial")]
    public Task Context_ThatCannotBeUsed_IsReported(string types, string reason, string remedy) => Verify.ReportsAsync("LLMA5007", types + """

        public sealed record Ticket(string Title);

        [LlmClient({|#0:JsonContext = typeof(ShopContext)|})]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<Ticket> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """, "IDesk", "ShopContext", reason, remedy);

    private const string Members =
        "protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null; public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;";
}
