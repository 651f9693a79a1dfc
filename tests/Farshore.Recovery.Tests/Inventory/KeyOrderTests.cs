using System.Text;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Tests.Inventory;

public sealed class KeyOrderTests
{
    [Fact]
    public void Is_the_order_of_the_keys_bytes()
    {
        string[] keys = ["", "/", "//a", "a", "a/", "a/b", "aa", "b", "z", "é", "日本", "\uff5e", "\U0001F600", "\U0001F600a", " ", "\u0001"];

        var byBytes = keys.OrderBy(key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal);

        Assert.Equal(byBytes, keys.Order(KeyOrder.Instance));
    }
}
