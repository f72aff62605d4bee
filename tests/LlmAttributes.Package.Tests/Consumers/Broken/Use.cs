#if USES_CLIENT
using Microsoft.Extensions.AI;

namespace Broken;

public static class Use
{
    public static IDesk Create(IChatClient chatClient) => IDesk.Create(chatClient);
}
#endif
