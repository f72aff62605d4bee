using CsCheck;

namespace LlmAttributes.Tests.Conversations;

public class ConversationKeyTests
{
    private static readonly Gen<string> s_names = Gen.String[Gen.Char["@:1\na"], 0, 6];

    [Fact]
    public void Of_IdWithoutTenant_IsTheIdItself() => Assert.Equal("c", ConversationKey.Of("c"));

    [Fact]
    public void Of_DifferentConversations_Differ() =>
        Gen.Select(s_names, s_names.Null(), s_names, s_names.Null()).Sample((id, tenant, otherId, otherTenant) =>
            (ConversationKey.Of(id, tenant) == ConversationKey.Of(otherId, otherTenant)) == ((id, tenant) == (otherId, otherTenant)));
}
